package io.chartwright.render;

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
import org.jspecify.annotations.Nullable;

/** Turns trees into the maps and lists that templates read. */
final class PlainData {
    private PlainData() {}

    static Map<String, @Nullable Object> of(Mapping mapping) {
        Map<String, @Nullable Object> plain = new LinkedHashMap<>();
        for (Entry entry : mapping.entries().values()) {
            plain.put(entry.key(), of(entry.node()));
        }
        return plain;
    }

    /** Returns whether two trees hold the same, wherever they were written. */
    static boolean isSame(Node left, Node right) {
        return Objects.equals(of(left), of(right));
    }

    private static @Nullable Object of(Node node) {
        if (node instanceof Mapping mapping) {
            return of(mapping);
        }
        if (node instanceof Sequence sequence) {
            List<@Nullable Object> items = new ArrayList<>();
            sequence.items().forEach(item -> items.add(of(item)));
            return items;
        }
        return ((Scalar) node).value();
    }
}
