package io.chartwright.schema;

import io.chartwright.model.Location;
import io.chartwright.model.Mapping;
import io.chartwright.model.Node;
import java.util.List;
import java.util.Optional;

/**
 * One key of the values, with references followed and the default of this very place.
 *
 * @param path the keys from the root, for example {@code player, service, type}
 * @param schema its schema with the definition it refers to merged in
 * @param value its default; empty for an optional key and for an object made of {@code children}
 * @param children the keys of a closed object
 * @param location where the key stands in the values model
 */
record Property(List<String> path, Mapping schema, Optional<Node> value, List<Property> children, Location location) {

    Property {
        path = List.copyOf(path);
        children = List.copyOf(children);
    }

    String name() {
        return path.get(path.size() - 1);
    }

    String description() {
        return schema.text("description").orElse("").strip();
    }

    /** Returns whether this is a closed object, whose default is made of its children's. */
    boolean isGroup() {
        return !children.isEmpty();
    }

    /** Returns whether the key is left out of the defaults. */
    boolean isOptional() {
        return !isGroup() && value.isEmpty();
    }

    /** Returns the first example, which stands in for the missing default of an optional key. */
    Optional<Node> example() {
        return schema.items("examples").stream().findFirst();
    }
}
