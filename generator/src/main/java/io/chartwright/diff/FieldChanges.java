package io.chartwright.diff;

import io.chartwright.model.Mapping;
import io.chartwright.model.Node;
import io.chartwright.model.Scalar;
import io.chartwright.model.Sequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The fields in which two states of an object differ. Items of a list are told apart by a key that all have, each
 * another value, as the API server does it with containers and ports; else by their index, or as one field when items
 * came or went.
 */
final class FieldChanges {
    /** Keys by which items of lists in Kubernetes are known. */
    private static final List<String> KEYS =
            List.of("name", "mountPath", "host", "path", "topologyKey", "containerPort", "port", "key", "ip");

    private final List<FieldChange> changes = new ArrayList<>();

    private FieldChanges() {}

    /** Returns the fields that differ; what came or went as a whole is one change. */
    static List<FieldChange> between(Node before, Node after) {
        FieldChanges found = new FieldChanges();
        found.compare(FieldPath.ROOT, before, after);
        return found.changes;
    }

    private void compare(FieldPath field, Node before, Node after) {
        if (before instanceof Scalar old && after instanceof Scalar now) {
            if (!Objects.equals(old.value(), now.value())) {
                add(field, before, after);
            }
        } else if (before instanceof Mapping old && after instanceof Mapping now) {
            compare(fields(field, old), fields(field, now));
        } else if (before instanceof Sequence old && after instanceof Sequence now) {
            lists(field, old, now);
        } else {
            add(field, before, after);
        }
    }

    private void lists(FieldPath field, Sequence before, Sequence after) {
        Optional<String> key = KEYS.stream()
                .filter(name -> isKey(name, before) && isKey(name, after))
                .findFirst();
        if (key.isPresent()) {
            compare(items(field, before, key), items(field, after, key));
        } else if (before.items().size() == after.items().size()) {
            compare(items(field, before, key), items(field, after, key));
        } else {
            add(field, before, after);
        }
    }

    private void compare(Map<FieldPath, Node> before, Map<FieldPath, Node> after) {
        Set<FieldPath> fields = new LinkedHashSet<>(before.keySet());
        fields.addAll(after.keySet());
        for (FieldPath field : fields) {
            Node old = before.get(field);
            Node now = after.get(field);
            if (old != null && now != null) {
                compare(field, old, now);
            } else {
                changes.add(new FieldChange(field, Optional.ofNullable(old), Optional.ofNullable(now)));
            }
        }
    }

    private static Map<FieldPath, Node> fields(FieldPath field, Mapping mapping) {
        Map<FieldPath, Node> fields = new LinkedHashMap<>();
        mapping.entries().forEach((key, entry) -> fields.put(field.key(key), entry.node()));
        return fields;
    }

    private static Map<FieldPath, Node> items(FieldPath field, Sequence list, Optional<String> key) {
        Map<FieldPath, Node> items = new LinkedHashMap<>();
        for (int i = 0; i < list.items().size(); i++) {
            Node item = list.items().get(i);
            int index = i;
            items.put(field.item(key.flatMap(name -> name(item, name)).orElseGet(() -> String.valueOf(index))), item);
        }
        return items;
    }

    /** Returns whether the key tells every item of the list from the others. */
    private static boolean isKey(String key, Sequence list) {
        return list.items().stream()
                        .flatMap(item -> name(item, key).stream())
                        .distinct()
                        .count()
                == list.items().size();
    }

    private static Optional<String> name(Node item, String key) {
        return Stream.of(item)
                .filter(Mapping.class::isInstance)
                .flatMap(mapping -> ((Mapping) mapping).get(key).stream())
                .filter(value -> value instanceof Scalar scalar && !scalar.isNull())
                .map(value -> ((Scalar) value).text())
                .filter(text -> !text.isEmpty())
                .findFirst();
    }

    private void add(FieldPath field, Node before, Node after) {
        changes.add(new FieldChange(field, Optional.of(before), Optional.of(after)));
    }
}
