package io.chartwright.kubernetes;

import io.chartwright.model.Mapping;
import io.chartwright.model.Mapping.Entry;
import io.chartwright.model.NearMiss;
import io.chartwright.model.Node;
import io.chartwright.model.Scalar;
import io.chartwright.model.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What an API server refuses of an object by the schema of its definition: fields that would be pruned, and values that
 * the schema does not take. Its rules in the Common Expression Language are held against it by {@link CustomRules}.
 */
final class StructuralCheck {
    private final StructuralScalars scalars;
    private final List<FieldProblem> problems;
    private final boolean refusesUnknown;

    /** Creates a check that adds problems to the list. */
    StructuralCheck(StructuralScalars scalars, List<FieldProblem> problems) {
        this(scalars, problems, true);
    }

    private StructuralCheck(StructuralScalars scalars, List<FieldProblem> problems, boolean refusesUnknown) {
        this.scalars = scalars;
        this.problems = problems;
        this.refusesUnknown = refusesUnknown;
    }

    /** Checks a value; a null is good where the schema says so, and in place of a field that may be missing. */
    void check(Node node, StructuralSchema schema, FieldPath path) {
        int before = problems.size();
        Optional<String> mistake = scalars.mistake(node, schema);
        if (mistake.isPresent()) {
            refuse(path, mistake.get(), scalars.fix(node, schema));
        } else if (node instanceof Mapping mapping) {
            checkFields(mapping, schema, path);
        } else if (node instanceof Sequence sequence) {
            checkItems(sequence, schema, path);
        }
        // What is wrong in detail says more than that no form fits.
        if (!isNull(node) && problems.size() == before) {
            checkAlternatives(node instanceof Mapping mapping ? withDefaults(mapping, schema) : node, schema, path);
        }
    }

    private void checkFields(Mapping mapping, StructuralSchema schema, FieldPath path) {
        for (Entry entry : mapping.entries().values()) {
            FieldPath below = path.key(entry.key(), entry.location());
            Optional<StructuralSchema> field =
                    schema.property(entry.key()).or(() -> schema.below("additionalProperties"));
            if (field.isEmpty()) {
                refuseUnknown(schema, entry.key(), below);
            } else if (!isNull(entry.node())) {
                check(entry.node(), field.get(), below);
            }
        }
        for (String name : schema.texts("required")) {
            Entry entry = mapping.entries().get(name);
            boolean isMissing = entry == null || (isNull(entry.node()) && !isNullable(schema, name));
            if (isMissing && !schema.hasDefault(name)) {
                refuse(path.key(name, path.location()), "is required", "add it");
            }
        }
        checkSize(mapping.entries().size(), "Properties", "fields", schema, path);
    }

    private void checkItems(Sequence sequence, StructuralSchema schema, FieldPath path) {
        Optional<StructuralSchema> items = schema.below("items");
        int index = 0;
        for (Node item : sequence.items()) {
            FieldPath below = path.item(index++, item.location());
            items.ifPresent(each -> check(item, each, below));
        }
        StructuralLists.repeated(sequence, schema, path).ifPresent(problems::add);
        checkSize(sequence.items().size(), "Items", "items", schema, path);
    }

    private void checkSize(int size, String keyword, String words, StructuralSchema schema, FieldPath path) {
        schema.number("min" + keyword)
                .filter(least -> size < least.intValue())
                .ifPresent(least -> refuse(path, "has " + size + " " + words + ", fewer than " + least, "add some"));
        schema.number("max" + keyword)
                .filter(most -> size > most.intValue())
                .ifPresent(most -> refuse(path, "has " + size + " " + words + ", more than " + most, "remove some"));
    }

    private void checkAlternatives(Node node, StructuralSchema schema, FieldPath path) {
        for (StructuralSchema each : schema.all("allOf")) {
            new StructuralCheck(scalars, problems, false).check(node, each, path);
        }
        List<StructuralSchema> any = schema.all("anyOf");
        if (!any.isEmpty() && count(node, any) == 0) {
            refuse(path, "is of none of the forms that are allowed" + wanted(any), "write one of them");
        }
        List<StructuralSchema> one = schema.all("oneOf");
        long found = one.isEmpty() ? 1 : count(node, one);
        if (found != 1) {
            refuse(
                    path,
                    (found == 0 ? "is of none of the forms that are allowed" : "is of two forms at once") + wanted(one),
                    "write exactly one of them");
        }
        schema.below("not")
                .filter(forbidden -> count(node, List.of(forbidden)) == 1)
                .ifPresent(
                        forbidden -> refuse(path, "is of a form that is not allowed" + wanted(List.of(forbidden)), ""));
    }

    /** A server writes the defaults of fields that are missing before it compares. */
    private static Mapping withDefaults(Mapping mapping, StructuralSchema schema) {
        Mapping whole = mapping;
        for (String name : schema.propertyNames()) {
            Optional<Node> written = schema.property(name)
                    .flatMap(property -> property.keywords().get("default"))
                    .filter(Scalar.class::isInstance);
            if (written.isPresent() && mapping.get(name).isEmpty()) {
                whole = whole.with(new Entry(name, written.get(), mapping.location(), List.of()));
            }
        }
        return whole;
    }

    private long count(Node node, List<StructuralSchema> schemas) {
        return schemas.stream()
                .filter(schema -> {
                    List<FieldProblem> found = new ArrayList<>();
                    new StructuralCheck(scalars, found, false).check(node, schema, FieldPath.root(node.location()));
                    return found.isEmpty();
                })
                .count();
    }

    /** Names the fields that tell the forms apart, if that is what they ask for. */
    private static String wanted(List<StructuralSchema> schemas) {
        List<String> names = schemas.stream()
                .map(schema -> String.join(" and ", schema.texts("required")))
                .filter(text -> !text.isEmpty())
                .toList();
        return names.isEmpty() ? "" : ": " + String.join(", or ", names);
    }

    private void refuseUnknown(StructuralSchema schema, String name, FieldPath path) {
        boolean isOpen = schema.is("x-kubernetes-preserve-unknown-fields")
                || schema.is("additionalProperties")
                || (schema.is("x-kubernetes-embedded-resource")
                        && List.of("apiVersion", "kind", "metadata").contains(name));
        if (refusesUnknown && !isOpen) {
            String fix = NearMiss.of(name, schema.propertyNames())
                    .map(near -> "write '" + near + "'")
                    .orElse("remove it");
            refuse(path, "unknown field", fix);
        }
    }

    private static boolean isNullable(StructuralSchema schema, String name) {
        return schema.property(name).map(field -> field.is("nullable")).orElse(false);
    }

    private void refuse(FieldPath path, String problem, String fix) {
        problems.add(new FieldProblem(path.location(), path.toString(), problem, fix));
    }

    private static boolean isNull(Node node) {
        return node instanceof Scalar scalar && scalar.isNull();
    }
}
