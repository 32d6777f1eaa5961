package io.chartwright.yaml;

import io.chartwright.model.Location;
import io.chartwright.model.Mapping;
import io.chartwright.model.Mapping.Entry;
import io.chartwright.model.Node;
import io.chartwright.model.Scalar;
import io.chartwright.model.Sequence;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Maps, lists, texts, numbers, booleans and null as a tree that was written nowhere. */
public final class PlainTree {
    private static final Location NOWHERE = Location.of("");

    private PlainTree() {}

    /** Returns the tree; keys stand in the order of the map. */
    public static Node of(@Nullable Object value) {
        if (value instanceof Map<?, ?> fields) {
            Map<String, Entry> entries = new LinkedHashMap<>();
            fields.forEach((name, field) -> {
                String key = String.valueOf(name);
                entries.put(key, new Entry(key, of(field), NOWHERE, List.of()));
            });
            return new Mapping(entries, NOWHERE);
        }
        if (value instanceof List<?> items) {
            return new Sequence(items.stream().map(PlainTree::of).toList(), NOWHERE);
        }
        return new Scalar(value instanceof Double number ? BigDecimal.valueOf(number) : value, NOWHERE);
    }
}
