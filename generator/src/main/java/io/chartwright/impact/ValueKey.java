package io.chartwright.impact;

import io.chartwright.model.Location;
import io.chartwright.model.Mapping;
import io.chartwright.model.Mapping.Entry;
import io.chartwright.model.Node;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A value that is changed as a whole: a single value, a list, or an object whose keys the chart does not name.
 *
 * @param path its keys
 * @param schema what the chart's schema says of it; empty when it says nothing
 * @param location where the schema names it, or what is around it
 */
record ValueKey(List<String> path, Mapping schema, Location location) {
    private static final int DEEPEST = 40;

    /** Every schema that chartwright writes lets a parent chart give these, whether the chart uses them or not. */
    private static final Set<String> OF_PARENTS = Set.of("global", "enabled");

    ValueKey {
        path = List.copyOf(path);
    }

    /** Returns the keys joined by dots. */
    String name() {
        return String.join(".", path);
    }

    /** Returns the name, and those of the objects around the value. */
    List<String> names() {
        return IntStream.rangeClosed(1, path.size())
                .mapToObj(length -> String.join(".", path.subList(0, length)))
                .toList();
    }

    /**
     * Returns every value that the chart has, in the order of its schema and then of its values.
     *
     * @param schema the content of {@code values.schema.json}; empty when there is none
     * @param values the values of all overlays over the defaults
     */
    static List<ValueKey> of(Mapping schema, Mapping values) {
        List<ValueKey> keys = new ArrayList<>();
        Collector collector = new Collector(schema, keys);
        collector.collect(List.of(), schema, Optional.of(values), schema.location());
        keys.removeIf(
                key -> OF_PARENTS.contains(key.name()) && values.get(key.name()).isEmpty());
        return keys;
    }

    private record Collector(Mapping root, List<ValueKey> keys) {

        void collect(List<String> path, Mapping written, Optional<Node> value, Location location) {
            Mapping schema = resolve(written);
            Mapping properties = schema.mapping("properties").orElse(Mapping.empty(schema.location()));
            Mapping given = value.filter(Mapping.class::isInstance)
                    .map(Mapping.class::cast)
                    .orElse(Mapping.empty(schema.location()));
            Set<String> names = new LinkedHashSet<>(properties.entries().keySet());
            if (!names.isEmpty() || schema.entries().isEmpty()) {
                names.addAll(given.entries().keySet());
            }
            if (names.isEmpty() || path.size() > DEEPEST) {
                keys.add(new ValueKey(path, schema, location));
            }
            for (String name : path.size() > DEEPEST ? Set.<String>of() : names) {
                List<String> below = new ArrayList<>(path);
                below.add(name);
                Mapping of = properties.mapping(name).orElse(Mapping.empty(schema.location()));
                Entry named = properties.entries().get(name);
                collect(below, of, given.get(name), named == null ? location : named.location());
            }
        }

        private Mapping resolve(Mapping written) {
            Mapping schema = written;
            for (int i = 0; i < DEEPEST && schema.text("$ref").isPresent(); i++) {
                String reference = schema.text("$ref").get();
                Optional<Mapping> target = reference.startsWith("#/")
                        ? root.at(List.of(reference.substring(2).split("/", -1)))
                                .filter(Mapping.class::isInstance)
                                .map(Mapping.class::cast)
                        : Optional.empty();
                if (target.isEmpty()) {
                    return schema;
                }
                Mapping merged = target.get();
                for (Entry beside : schema.entries().values()) {
                    merged = beside.key().equals("$ref") ? merged : merged.with(beside);
                }
                schema = merged;
            }
            return schema;
        }
    }
}
