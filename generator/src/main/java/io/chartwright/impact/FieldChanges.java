package io.chartwright.impact;

import io.chartwright.model.Impact.Change;
import io.chartwright.model.Impact.Move;
import io.chartwright.model.Mapping;
import io.chartwright.model.Node;
import io.chartwright.model.Scalar;
import io.chartwright.model.Sequence;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The fields in which two states of an object differ. Items of a list are told apart by their name when all have one, as
 * the API server does it with containers and ports, else by their index.
 *
 * @param object its kind and name
 * @param moves receives the changes
 */
record FieldChanges(String object, List<Move> moves) {

    /** Adds what is other in the later state of the field; what came or went as a whole is one change. */
    void compare(String field, Node before, Node after) {
        if (before instanceof Scalar old && after instanceof Scalar now) {
            if (!Objects.equals(old.value(), now.value())) {
                add(field, Change.CHANGED);
            }
        } else if (before instanceof Mapping old && after instanceof Mapping now) {
            compare(fields(field, old), fields(field, now));
        } else if (before instanceof Sequence old && after instanceof Sequence now) {
            boolean areNamed = areNamed(old) && areNamed(now);
            compare(items(field, old, areNamed), items(field, now, areNamed));
        } else {
            add(field, Change.CHANGED);
        }
    }

    private void compare(Map<String, Node> before, Map<String, Node> after) {
        Set<String> fields = new LinkedHashSet<>(before.keySet());
        fields.addAll(after.keySet());
        for (String field : fields) {
            Node old = before.get(field);
            Node now = after.get(field);
            if (old == null) {
                add(field, Change.ADDED);
            } else if (now == null) {
                add(field, Change.REMOVED);
            } else {
                compare(field, old, now);
            }
        }
    }

    private static Map<String, Node> fields(String field, Mapping mapping) {
        Map<String, Node> fields = new LinkedHashMap<>();
        mapping.entries().forEach((key, entry) -> fields.put(below(field, key), entry.node()));
        return fields;
    }

    private static String below(String field, String key) {
        if (!key.matches("[\\w-]+")) {
            return field + "['" + key + "']";
        }
        return field.isEmpty() ? key : field + "." + key;
    }

    private static Map<String, Node> items(String field, Sequence list, boolean areNamed) {
        Map<String, Node> items = new LinkedHashMap<>();
        for (int i = 0; i < list.items().size(); i++) {
            Node item = list.items().get(i);
            String name = areNamed ? name(item) : String.valueOf(i);
            items.put(field + "[" + name + "]", item);
        }
        return items;
    }

    private static boolean areNamed(Sequence list) {
        return list.items().stream()
                        .map(FieldChanges::name)
                        .filter(name -> !name.isEmpty())
                        .distinct()
                        .count()
                == list.items().size();
    }

    private static String name(Node item) {
        return item instanceof Mapping mapping ? mapping.text("name").orElse("") : "";
    }

    private void add(String field, Change change) {
        moves.add(new Move(object, field, change, List.of()));
    }
}
