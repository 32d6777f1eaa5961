package io.chartwright.cel;

import io.chartwright.model.Mapping;
import io.chartwright.model.Mapping.Entry;
import io.chartwright.model.Node;
import io.chartwright.model.Scalar;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How large values of a schema can be in a request of the greatest size; from {@code apiserver/pkg/cel/common}.
 *
 * @param root the schema of the value that a rule is about
 */
record SchemaSizes(Mapping root) {
    private static final long REQUEST = 3L * 1024 * 1024;
    private static final long LONGEST_TIME = 32;
    private static final long DATE = 12;
    private static final int BYTES_OF_A_CHARACTER = 4;

    /** Returns the bounds of what stands at the path below a variable, or nothing where no schema says them. */
    Optional<Size> of(List<String> path) {
        Optional<Mapping> schema = Optional.of(root);
        for (String step : path.subList(1, path.size())) {
            if (step.equals("@keys") && schema.filter(SchemaSizes::isMap).isPresent()) {
                return Optional.of(Size.of(0));
            }
            schema = schema.flatMap(each -> below(each, step));
        }
        return schema.map(each -> new Size(0, most(each)));
    }

    /** Returns how often a value of the schema can stand in one request. */
    static long mostOften(Mapping schema) {
        return REQUEST / (least(schema) + 1);
    }

    /** Returns how many values a list or a map of the schema holds at most, or nothing when it does not say. */
    static Optional<Long> declared(Mapping schema) {
        return switch (schema.text("type").orElse("")) {
            case "array" -> number(schema, "maxItems");
            case "object" ->
                schema.get("additionalProperties").isPresent() ? number(schema, "maxProperties") : Optional.of(1L);
            default -> Optional.of(1L);
        };
    }

    private static Optional<Mapping> below(Mapping schema, String step) {
        return switch (step) {
            case "@items" -> schema.mapping("items");
            case "@values" -> schema.mapping("additionalProperties");
            default ->
                schema.mapping("properties").map(Mapping::entries).orElse(Map.of()).values().stream()
                        .filter(entry -> FieldName.escaped(entry.key())
                                .filter(step::equals)
                                .isPresent())
                        .map(Entry::node)
                        .filter(Mapping.class::isInstance)
                        .map(Mapping.class::cast)
                        .findFirst();
        };
    }

    private static boolean isMap(Mapping schema) {
        return schema.mapping("additionalProperties").isPresent();
    }

    private static long most(Mapping schema) {
        if (SchemaTypes.is(schema, "x-kubernetes-int-or-string")) {
            return number(schema, "maxLength")
                    .map(most -> BYTES_OF_A_CHARACTER * most)
                    .orElse(REQUEST - 2);
        }
        return switch (schema.text("type").orElse("")) {
            case "array" ->
                number(schema, "maxItems")
                        .orElseGet(() -> (REQUEST - 2)
                                / (schema.mapping("items")
                                                .map(SchemaSizes::least)
                                                .orElse(1L)
                                        + 1));
            case "object" ->
                isMap(schema)
                        ? number(schema, "maxProperties")
                                .orElseGet(() -> (REQUEST - 2)
                                        / (schema.mapping("additionalProperties")
                                                        .map(SchemaSizes::least)
                                                        .orElse(1L)
                                                + 6))
                        : 0;
            case "string" -> mostOfText(schema);
            default -> 0;
        };
    }

    private static long mostOfText(Mapping schema) {
        Optional<Long> written = number(schema, "maxLength");
        return switch (schema.text("format").orElse("")) {
            case "byte" -> written.orElse(REQUEST - 2);
            case "duration", "date-time" -> LONGEST_TIME;
            case "date" -> DATE;
            default -> written.map(most -> BYTES_OF_A_CHARACTER * most).orElseGet(() -> longest(schema.items("enum")));
        };
    }

    private static long longest(List<Node> values) {
        return values.isEmpty()
                ? REQUEST - 2
                : values.stream()
                        .filter(value -> value instanceof Scalar scalar && scalar.isText())
                        .mapToLong(value -> ((Scalar) value).text().length())
                        .max()
                        .orElse(0);
    }

    /** Returns the length of the shortest text that writes a value of the schema. */
    private static long least(Mapping schema) {
        if (SchemaTypes.is(schema, "x-kubernetes-int-or-string")) {
            return 1;
        }
        return switch (schema.text("type").orElse("")) {
            case "array" -> 2;
            case "object" -> isMap(schema) ? 2 : leastOfObject(schema);
            case "string" ->
                switch (schema.text("format").orElse("")) {
                    case "duration" -> 3;
                    case "date" -> DATE;
                    case "date-time" -> 21;
                    default -> 2;
                };
            case "boolean" -> 4;
            default -> 1;
        };
    }

    private static long leastOfObject(Mapping schema) {
        long size = 2;
        for (Node name : schema.items("required")) {
            Optional<Mapping> field = name instanceof Scalar scalar
                    ? schema.mapping("properties").flatMap(properties -> properties.mapping(scalar.text()))
                    : Optional.empty();
            if (field.filter(each -> each.get("default").isEmpty()).isPresent()) {
                size += ((Scalar) name).text().length() + least(field.get()) + 4;
            }
        }
        return size;
    }

    private static Optional<Long> number(Mapping schema, String keyword) {
        return schema.get(keyword)
                .flatMap(node -> node instanceof Scalar scalar && scalar.value() instanceof Number number
                        ? Optional.of(Math.max(0, number.longValue()))
                        : Optional.empty());
    }
}
