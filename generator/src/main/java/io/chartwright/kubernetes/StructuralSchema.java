package io.chartwright.kubernetes;

import io.chartwright.model.Mapping;
import io.chartwright.model.Node;
import io.chartwright.model.Scalar;
import io.chartwright.model.Sequence;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;

/**
 * One schema of a custom resource definition, in OpenAPI v3.
 *
 * @param keywords what it says
 * @param definitions gives the schema that a number stands for, where one is written in place of a schema
 */
record StructuralSchema(Mapping keywords, IntFunction<Mapping> definitions) {

    /** Returns the schema of a definition that is written out. */
    static StructuralSchema of(Mapping keywords) {
        return new StructuralSchema(keywords, number -> Mapping.empty(keywords.location()));
    }

    /** Returns the type, or nothing when any is good. */
    Optional<String> type() {
        return keywords.text("type");
    }

    /** Returns whether the keyword is there and true. */
    boolean is(String keyword) {
        return keywords.get(keyword)
                .filter(node -> node instanceof Scalar scalar && Boolean.TRUE.equals(scalar.value()))
                .isPresent();
    }

    /** Returns whether this schema, or one that it holds, says the keyword. */
    boolean mentions(String keyword) {
        return mentions(keywords, keyword);
    }

    private static boolean mentions(Node node, String keyword) {
        if (node instanceof Mapping mapping) {
            return mapping.entries().containsKey(keyword)
                    || mapping.entries().values().stream().anyMatch(entry -> mentions(entry.node(), keyword));
        }
        return node instanceof Sequence sequence && sequence.items().stream().anyMatch(item -> mentions(item, keyword));
    }

    /** Returns the names of the properties. */
    Set<String> propertyNames() {
        return keywords.mapping("properties")
                .map(properties -> properties.entries().keySet())
                .orElse(Set.of());
    }

    /** Returns the schema of the property, if it is named. */
    Optional<StructuralSchema> property(String name) {
        return keywords.mapping("properties")
                .flatMap(properties -> properties.get(name))
                .flatMap(this::schema);
    }

    /** Returns the schema under the keyword, for example that of {@code items}. */
    Optional<StructuralSchema> below(String keyword) {
        return keywords.get(keyword).flatMap(this::schema);
    }

    /** Returns the schemas in the list under the keyword, for example those of {@code anyOf}. */
    List<StructuralSchema> all(String keyword) {
        List<StructuralSchema> schemas = new ArrayList<>();
        keywords.items(keyword).forEach(node -> schema(node).ifPresent(schemas::add));
        return schemas;
    }

    /** Returns the texts in the list under the keyword. */
    List<String> texts(String keyword) {
        List<String> texts = new ArrayList<>();
        for (Node node : keywords.items(keyword)) {
            if (node instanceof Scalar scalar && !scalar.isNull()) {
                texts.add(scalar.text());
            }
        }
        return texts;
    }

    /** Returns the number under the keyword. */
    Optional<BigDecimal> number(String keyword) {
        return keywords.get(keyword).flatMap(StructuralSchema::numberOf);
    }

    /** Returns whether a property that is missing gets a value of its own. */
    boolean hasDefault(String property) {
        return property(property)
                .map(schema -> schema.keywords().get("default").isPresent())
                .orElse(false);
    }

    /** Returns the number that the node writes, if it writes one. */
    static Optional<BigDecimal> numberOf(Node node) {
        if (!(node instanceof Scalar scalar)) {
            return Optional.empty();
        }
        return scalar.value() instanceof BigDecimal decimal
                ? Optional.of(decimal)
                : scalar.value() instanceof BigInteger integer
                        ? Optional.of(new BigDecimal(integer))
                        : Optional.empty();
    }

    private Optional<StructuralSchema> schema(Node node) {
        if (node instanceof Mapping mapping) {
            return Optional.of(new StructuralSchema(mapping, definitions));
        }
        return numberOf(node).map(number -> new StructuralSchema(definitions.apply(number.intValue()), definitions));
    }
}
