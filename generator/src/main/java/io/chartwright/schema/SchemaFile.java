package io.chartwright.schema;

import io.chartwright.model.Location;
import io.chartwright.model.Mapping;
import io.chartwright.model.Mapping.Entry;
import io.chartwright.model.Node;
import io.chartwright.model.Scalar;
import io.chartwright.yaml.JsonWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes {@code values.schema.json}: the values model with its objects closed, so that a typo is an error. */
final class SchemaFile {
    private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";

    /** Returns the schema as JSON. */
    String write(Mapping root) {
        Location here = root.location();
        Mapping closed = close(root);
        Mapping properties = closed.mapping("properties").orElse(Mapping.empty(here));
        properties = orElse(properties, "global", "object", "Values that a parent chart shares with all its charts.");
        properties = orElse(
                properties,
                "enabled",
                "boolean",
                "Whether a parent chart installs this chart; a parent's dependency condition reads it.");
        Map<String, Entry> entries = new LinkedHashMap<>();
        put(entries, "$schema", Scalar.of(DIALECT, here));
        entries.putAll(closed.entries());
        put(entries, "properties", properties);
        return new JsonWriter().write(new Mapping(entries, here));
    }

    private static Mapping orElse(Mapping properties, String key, String type, String description) {
        Location here = properties.location();
        if (properties.get(key).isPresent()) {
            return properties;
        }
        Map<String, Entry> schema = new LinkedHashMap<>();
        put(schema, "description", Scalar.of(description, here));
        put(schema, "type", Scalar.of(type, here));
        return properties.with(new Entry(key, new Mapping(schema, here), here, List.of()));
    }

    private static Mapping close(Mapping schema) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        for (Entry entry : schema.entries().values()) {
            entries.put(entry.key(), entry.with(closeUnder(entry)));
        }
        if (schema.get("properties").isPresent()
                && schema.get("additionalProperties").isEmpty()) {
            put(entries, "additionalProperties", new Scalar(false, schema.location()));
        }
        return new Mapping(entries, schema.location());
    }

    private static Node closeUnder(Entry entry) {
        if (!(entry.node() instanceof Mapping mapping)) {
            return entry.node();
        }
        if (Keyword.SCHEMA.contains(entry.key())) {
            return close(mapping);
        }
        if (!Keyword.SCHEMAS.contains(entry.key())) {
            return mapping;
        }
        Map<String, Entry> schemas = new LinkedHashMap<>();
        for (Entry schema : mapping.entries().values()) {
            Node node = schema.node() instanceof Mapping inner ? close(inner) : schema.node();
            schemas.put(schema.key(), schema.with(node));
        }
        return new Mapping(schemas, mapping.location());
    }

    private static void put(Map<String, Entry> entries, String key, Node node) {
        entries.put(key, new Entry(key, node, node.location(), List.of()));
    }
}
