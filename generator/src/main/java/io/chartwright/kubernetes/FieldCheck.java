package io.chartwright.kubernetes;

import io.chartwright.kubernetes.MisplacedField.Level;
import io.chartwright.kubernetes.ValueType.EitherOf;
import io.chartwright.kubernetes.ValueType.ListOf;
import io.chartwright.kubernetes.ValueType.MapOf;
import io.chartwright.kubernetes.ValueType.ObjectOf;
import io.chartwright.model.Mapping;
import io.chartwright.model.Mapping.Entry;
import io.chartwright.model.NearMiss;
import io.chartwright.model.Node;
import io.chartwright.model.Scalar;
import io.chartwright.model.Sequence;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a server's strict decoder refuses of an object of a built-in kind, and what it misses there: unknown fields, wrong
 * types, fields that are required. A null is as good as an absent field.
 */
final class FieldCheck {
    private final ApiTypes types;
    private final Minor minor;
    private final List<FieldProblem> problems;
    private final boolean isStatus;
    private final boolean isLenient;

    /** From the object to the part that is being checked. */
    private final Deque<Level> levels = new ArrayDeque<>();

    /** Creates a check for objects on that minor; problems are added to the list. */
    FieldCheck(ApiTypes types, Minor minor, List<FieldProblem> problems) {
        this(types, minor, problems, false, false);
    }

    /**
     * A status is decoded like the rest, but nobody may write one, so the server validates nothing in it; where it decodes
     * leniently, it drops what it does not know.
     */
    private FieldCheck(ApiTypes types, Minor minor, List<FieldProblem> problems, boolean isStatus, boolean isLenient) {
        this.types = types;
        this.minor = minor;
        this.problems = problems;
        this.isStatus = isStatus;
        this.isLenient = isLenient;
    }

    /** Checks an object of a kind of that type. */
    void check(Mapping object, String type) {
        FieldPath root = FieldPath.root(object.location());
        Map<String, Entry> entries = new LinkedHashMap<>(object.entries());
        Entry status = entries.remove("status");
        check(new Mapping(entries, object.location()), type, root);
        if (status != null) {
            Mapping rest = Mapping.empty(object.location()).with(status);
            new FieldCheck(types, minor, problems, true, false).check(rest, type, root);
        }
    }

    /** Checks a part of an object that is of that type. */
    void check(Node object, String type, FieldPath path) {
        if (object instanceof Mapping mapping) {
            ObjectType fields = types.type(type, minor);
            levels.addLast(new Level(fields, path.toString()));
            for (Entry entry : mapping.entries().values()) {
                FieldPath below = path.key(entry.key(), entry.location());
                ApiField field = fields.fields().get(entry.key());
                if (field == null) {
                    refuseUnknown(fields, entry.key(), below);
                } else if (!isNull(entry.node())) {
                    check(entry.node(), field.type(), below);
                    checkValue(entry.node(), field, below);
                }
            }
            levels.removeLast();
            requireAll(mapping, fields, path);
        } else if (isNull(object)) {
            check(Mapping.empty(object.location()), type, path);
        } else {
            refuse(path, "expected a mapping, found " + object.kind(), "write 'key: value' lines");
        }
    }

    private void check(Node node, ValueType type, FieldPath path) {
        if (type instanceof ScalarType scalar) {
            ScalarCheck.problem(scalar, node)
                    .ifPresent(problem -> refuse(path, problem, ScalarCheck.fix(scalar, node, path)));
        } else if (type instanceof ObjectOf object) {
            check(node, object.type(), path);
        } else if (type instanceof ListOf list) {
            checkItems(node, list.item(), path);
        } else if (type instanceof MapOf map) {
            checkEntries(node, map.value(), path);
        } else if (type instanceof EitherOf either) {
            ValueType found = node instanceof Mapping ? either.object() : either.other();
            new FieldCheck(types, minor, problems, isStatus, true).check(node, found, path);
        }
    }

    private void checkItems(Node node, ValueType type, FieldPath path) {
        if (!(node instanceof Sequence sequence)) {
            refuse(path, "expected a list, found " + node.kind(), "begin each item with '- '");
            return;
        }
        int index = 0;
        for (Node item : sequence.items()) {
            checkPart(item, type, path.item(index++, item.location()));
        }
    }

    private void checkEntries(Node node, ValueType type, FieldPath path) {
        if (!(node instanceof Mapping mapping)) {
            refuse(path, "expected a mapping, found " + node.kind(), "write 'key: value' lines");
            return;
        }
        for (Entry entry : mapping.entries().values()) {
            checkPart(entry.node(), type, path.key(entry.key(), entry.location()));
        }
    }

    /** A null in a list or a map is an empty value, which an object can only be when nothing in it is required. */
    private void checkPart(Node node, ValueType type, FieldPath path) {
        if (!isNull(node) || type instanceof ObjectOf) {
            check(node, type, path);
        }
    }

    private void checkValue(Node node, ApiField field, FieldPath path) {
        boolean isOther = !isStatus
                && node instanceof Scalar scalar
                && scalar.isText()
                && !field.values().isEmpty()
                && !(scalar.text().isEmpty() && field.mayBeEmpty())
                && !field.values().contains(scalar.text());
        if (isOther) {
            String text = ((Scalar) node).text();
            refuse(
                    path,
                    "'" + text + "' is none of " + String.join(", ", field.values()),
                    NearMiss.advice(text, field.values()));
        }
    }

    private void requireAll(Mapping mapping, ObjectType type, FieldPath path) {
        for (ApiField field : isStatus ? List.<ApiField>of() : type.required()) {
            Entry entry = mapping.entries().get(field.name());
            if (entry == null || isNull(entry.node())) {
                refuse(path.key(field.name(), path.location()), "is required", "add it");
            }
        }
    }

    private void refuseUnknown(ObjectType type, String name, FieldPath path) {
        if (isLenient) {
            return;
        }
        List<ApiField> history = types.history(type.name(), name);
        if (history.isEmpty()) {
            refuse(path, "unknown field", new MisplacedField(types, minor).advice(name, List.copyOf(levels)));
            return;
        }
        int first = history.get(0).span().first();
        boolean isNew = first > minor.number();
        int other = isNew ? first : history.get(history.size() - 1).span().last() + 1;
        refuse(
                path,
                "unknown field" + (isNew ? ", which exists since Kubernetes 1." : ", which is gone since Kubernetes 1.")
                        + other,
                "remove it there");
    }

    private void refuse(FieldPath path, String problem, String fix) {
        problems.add(new FieldProblem(path.location(), path.toString(), problem, fix));
    }

    private static boolean isNull(Node node) {
        return node instanceof Scalar scalar && scalar.isNull();
    }
}
