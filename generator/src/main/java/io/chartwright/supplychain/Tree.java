package io.chartwright.supplychain;

import io.chartwright.model.Location;
import io.chartwright.model.Mapping;
import io.chartwright.model.Mapping.Entry;
import io.chartwright.model.Node;
import io.chartwright.model.Scalar;
import io.chartwright.model.Sequence;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Builds trees that no file was read for. */
final class Tree {
    private static final Location NOWHERE = Location.of("");

    private final Map<String, Entry> entries = new LinkedHashMap<>();

    /** Adds a key with text and returns this tree. */
    Tree with(String key, String text) {
        return with(key, text(text));
    }

    /** Adds a key and returns this tree. */
    Tree with(String key, Node node) {
        entries.put(key, new Entry(key, node, NOWHERE, List.of()));
        return this;
    }

    /** Returns the keys in the order in which they were added. */
    Mapping mapping() {
        return new Mapping(entries, NOWHERE);
    }

    static Node list(List<? extends Node> items) {
        return new Sequence(List.copyOf(items), NOWHERE);
    }

    static Node texts(Collection<String> all) {
        return list(all.stream().map(Tree::text).toList());
    }

    static Node text(String text) {
        return Scalar.of(text, NOWHERE);
    }

    static Node number(int number) {
        return new Scalar(number, NOWHERE);
    }
}
