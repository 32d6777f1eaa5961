package io.chartwright.schema;

import io.chartwright.model.Mapping;
import io.chartwright.model.Mapping.Entry;
import io.chartwright.model.Node;
import io.chartwright.model.Scalar;
import io.chartwright.model.Sequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/** Takes keys out of values and puts them in elsewhere, as a tree and not as text. */
final class ValuesTree {
    private ValuesTree() {}

    static Optional<Entry> entry(Mapping values, List<String> path) {
        return values.at(path.subList(0, path.size() - 1))
                .filter(Mapping.class::isInstance)
                .map(parent -> ((Mapping) parent).entries().get(path.get(path.size() - 1)));
    }

    /** Returns the values without the key and without mappings that have no other one. */
    static Mapping without(Mapping values, List<String> path) {
        Map<String, Entry> entries = new LinkedHashMap<>(values.entries());
        String key = path.get(0);
        Entry entry = entries.get(key);
        if (entry != null && path.size() > 1 && entry.node() instanceof Mapping inner) {
            Mapping rest = without(inner, path.subList(1, path.size()));
            entries.put(key, entry.with(rest));
            if (!rest.entries().isEmpty()) {
                return new Mapping(entries, values.location());
            }
        }
        entries.remove(key);
        return new Mapping(entries, values.location());
    }

    /** Returns the values with the entry's value at the path; it keeps its location. */
    static Mapping with(Mapping values, List<String> path, Entry moved) {
        String key = path.get(0);
        Node node = moved.node();
        if (path.size() > 1) {
            Mapping inner = values.mapping(key).orElse(Mapping.empty(moved.location()));
            node = with(inner, path.subList(1, path.size()), moved);
        }
        Entry there = values.entries().get(key);
        return values.with(new Entry(key, node, (there == null ? moved : there).location(), List.of()));
    }

    /** Returns whether two values are the same, wherever they stand and in whatever order their keys are. */
    static boolean isSame(Node left, Node right) {
        if (left instanceof Scalar a && right instanceof Scalar b) {
            return Objects.equals(a.value(), b.value());
        }
        if (left instanceof Sequence a && right instanceof Sequence b) {
            return a.items().size() == b.items().size()
                    && IntStream.range(0, a.items().size())
                            .allMatch(i -> isSame(a.items().get(i), b.items().get(i)));
        }
        return left instanceof Mapping a
                && right instanceof Mapping b
                && a.entries().keySet().equals(b.entries().keySet())
                && a.entries().values().stream().allMatch(entry -> b.get(entry.key())
                        .filter(other -> isSame(entry.node(), other))
                        .isPresent());
    }

    static List<String> append(List<String> path, String key) {
        List<String> longer = new ArrayList<>(path);
        longer.add(key);
        return List.copyOf(longer);
    }
}
