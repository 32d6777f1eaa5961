package io.chartwright.render;

import io.chartwright.model.Mapping;
import io.chartwright.model.Mapping.Entry;
import io.chartwright.model.Node;
import io.chartwright.model.Overlay;
import io.chartwright.model.Scalar;
import io.chartwright.model.Sequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Turns trees and overlays into the maps and lists that templates read. */
final class PlainData {
    private PlainData() {}

    static Map<String, @Nullable Object> of(Mapping mapping) {
        Map<String, @Nullable Object> plain = new LinkedHashMap<>();
        for (Entry entry : mapping.entries().values()) {
            plain.put(entry.key(), of(entry.node()));
        }
        return plain;
    }

    /** Returns what templates are told of an overlay. */
    static Map<String, Object> of(Overlay overlay) {
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("name", overlay.name());
        described.put("title", overlay.title());
        described.put("description", overlay.description());
        described.put("profile", overlay.profile());
        described.put(
                "variant",
                overlay.name()
                        .substring(Math.min(
                                overlay.name().length(), overlay.profile().length() + 1)));
        described.put("kubernetes", overlay.kubernetes());
        return described;
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
