package io.chartwright.cli;

import io.chartwright.model.Location;
import io.chartwright.model.Mapping;
import io.chartwright.model.Mapping.Entry;
import io.chartwright.model.Node;
import io.chartwright.model.Scalar;
import io.chartwright.model.Sequence;
import io.chartwright.yaml.JsonWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes maps, lists, texts, numbers and booleans as JSON. */
final class JsonDocument {
    private static final Location NOWHERE = Location.of("");

    private JsonDocument() {}

    /** Returns the document, ended by a line feed; keys stand in the order of the map. */
    static String of(Map<String, Object> document) {
        return new JsonWriter().write(tree(document));
    }

    private static Node tree(Object value) {
        if (value instanceof Map<?, ?> fields) {
            Map<String, Entry> entries = new LinkedHashMap<>();
            fields.forEach((name, field) -> {
                String key = String.valueOf(name);
                entries.put(key, new Entry(key, tree(field), NOWHERE, List.of()));
            });
            return new Mapping(entries, NOWHERE);
        }
        if (value instanceof List<?> items) {
            return new Sequence(items.stream().map(JsonDocument::tree).toList(), NOWHERE);
        }
        return new Scalar(value, NOWHERE);
    }
}
