package io.chartwright.model;

import java.util.List;

/**
 * A list of nodes.
 *
 * @param items the items in order
 * @param location where the list begins
 */
public record Sequence(List<Node> items, Location location) implements Node {

    public Sequence {
        items = List.copyOf(items);
    }

    @Override
    public String kind() {
        return "a list";
    }
}
