package io.chartwright.kubernetes;

import io.chartwright.model.Mapping;
import io.chartwright.model.Node;
import io.chartwright.model.Scalar;
import io.chartwright.model.Sequence;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Lists that a definition calls sets, or maps by some fields of their items: nothing stands in them twice. */
final class StructuralLists {
    private StructuralLists() {}

    /** Returns the first item that repeats one before it, as a problem at its place. */
    static Optional<FieldProblem> repeated(Sequence list, StructuralSchema schema, FieldPath path) {
        String type = schema.keywords().text("x-kubernetes-list-type").orElse("");
        if (!type.equals("set") && !type.equals("map")) {
            return Optional.empty();
        }
        List<String> keys = schema.texts("x-kubernetes-list-map-keys");
        Set<List<String>> seen = new HashSet<>();
        int index = 0;
        for (Node item : list.items()) {
            FieldPath below = path.item(index++, item.location());
            List<String> identity = type.equals("map") ? identity(item, keys, schema) : text(item);
            if (!identity.isEmpty() && !seen.add(identity)) {
                String what = type.equals("map") ? String.join(" and ", keys) + " " : "";
                return Optional.of(new FieldProblem(
                        below.location(),
                        below.toString(),
                        what + "'" + String.join("', '", identity) + "' is there already",
                        "write it once"));
            }
        }
        return Optional.empty();
    }

    private static List<String> identity(Node item, List<String> keys, StructuralSchema schema) {
        List<String> identity = new ArrayList<>();
        if (item instanceof Mapping mapping) {
            for (String key : keys) {
                identity.add(mapping.get(key)
                        .flatMap(node -> text(node).stream().findFirst())
                        .or(() -> written(schema, key))
                        .orElse(""));
            }
        }
        return identity;
    }

    /** Returns what a server writes where the item leaves the key out. */
    private static Optional<String> written(StructuralSchema schema, String key) {
        return schema.below("items")
                .flatMap(items -> items.property(key))
                .flatMap(property -> property.keywords().get("default"))
                .flatMap(node -> text(node).stream().findFirst());
    }

    private static List<String> text(Node node) {
        return node instanceof Scalar scalar && !scalar.isNull() ? List.of(scalar.text()) : List.of();
    }
}
