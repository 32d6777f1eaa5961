package io.chartwright.schema;

import io.chartwright.model.Finding;
import io.chartwright.model.Mapping;
import io.chartwright.model.Mapping.Entry;
import io.chartwright.model.NearMiss;
import io.chartwright.model.Node;
import io.chartwright.model.Scalar;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Follows the references of a values model and hands every key its own default. */
final class PropertyTree {
    private final Mapping definitions;
    private final List<Finding> findings;

    /**
     * Creates the tree builder of one values model.
     *
     * @param root the values model
     * @param findings receives circular references, and defaults for keys that do not exist
     */
    PropertyTree(Mapping root, List<Finding> findings) {
        this.definitions = root.mapping("$defs").orElse(Mapping.empty(root.location()));
        this.findings = findings;
    }

    /** Returns the keys of an object's schema, in their order. */
    List<Property> children(Mapping object) {
        return children(object, List.of(), Optional.empty(), Set.of());
    }

    private List<Property> children(Mapping object, List<String> path, Optional<Node> given, Set<String> followed) {
        Mapping properties = object.mapping("properties").orElse(Mapping.empty(object.location()));
        Mapping defaults = given.filter(Mapping.class::isInstance)
                .map(Mapping.class::cast)
                .orElse(Mapping.empty(object.location()));
        reportUnknownDefaults(properties, defaults);
        List<Property> children = new ArrayList<>();
        for (Entry entry : properties.entries().values()) {
            if (entry.node() instanceof Mapping schema) {
                List<String> childPath = new ArrayList<>(path);
                childPath.add(entry.key());
                children.add(property(entry, schema, childPath, defaults.get(entry.key()), followed));
            }
        }
        return children;
    }

    private Property property(
            Entry entry, Mapping written, List<String> path, Optional<Node> given, Set<String> followed) {
        Set<String> references = new LinkedHashSet<>(followed);
        Mapping schema = resolve(written, references);
        Optional<Node> value = overlay(schema.get("default"), given);
        if (schema.mapping("properties").isEmpty()) {
            return new Property(path, schema, value, List.of(), entry.location());
        }
        List<Property> children = children(schema, path, value, references);
        return new Property(path, schema, Optional.empty(), children, entry.location());
    }

    /** Returns the schema with its definition under it; the schema's own keywords win, mappings of defaults merge. */
    private Mapping resolve(Mapping written, Set<String> followed) {
        Optional<String> reference = written.text("$ref");
        if (reference.isEmpty()) {
            return written;
        }
        Optional<Mapping> definition = definition(written, reference.get(), followed);
        if (definition.isEmpty()) {
            return written;
        }
        Mapping below = resolve(definition.get(), followed);
        Optional<Node> value = overlay(below.get("default"), written.get("default"));
        Mapping merged = below;
        for (Entry entry : written.entries().values()) {
            merged = entry.key().equals("$ref") ? merged : merged.with(entry);
        }
        if (value.isPresent()) {
            merged = merged.with(new Entry("default", value.get(), written.location(), List.of()));
        }
        return merged;
    }

    private Optional<Mapping> definition(Mapping written, String reference, Set<String> followed) {
        Node at = written.get("$ref").orElse(written);
        String name = reference.startsWith(Keyword.REFERENCE_PREFIX)
                ? reference.substring(Keyword.REFERENCE_PREFIX.length())
                : "";
        Optional<Mapping> definition = definitions.mapping(name);
        // That there is none is said by the conventions, which see every schema.
        if (definition.isPresent() && !followed.add(name)) {
            findings.add(Finding.error(
                    "values/reference",
                    at.location(),
                    "'" + reference + "' leads back to itself",
                    "break the circle, because values have a finite depth"));
            return Optional.empty();
        }
        return definition;
    }

    private static Optional<Node> overlay(Optional<Node> below, Optional<Node> above) {
        if (below.isPresent()
                && above.isPresent()
                && below.get() instanceof Mapping low
                && above.get() instanceof Mapping high) {
            return Optional.of(low.merge(high));
        }
        return above.isPresent() ? above : below;
    }

    private void reportUnknownDefaults(Mapping properties, Mapping defaults) {
        for (Entry entry : defaults.entries().values()) {
            boolean isNull = entry.node() instanceof Scalar scalar && scalar.isNull();
            if (!isNull && properties.get(entry.key()).isEmpty()) {
                findings.add(Finding.error(
                        "values/default",
                        entry.location(),
                        "the default sets '" + entry.key() + "', which is not a property here",
                        NearMiss.advice(entry.key(), properties.entries().keySet())));
            }
        }
    }
}
