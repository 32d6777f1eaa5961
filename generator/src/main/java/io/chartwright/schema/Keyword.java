package io.chartwright.schema;

import io.chartwright.model.Mapping;
import io.chartwright.model.Node;
import io.chartwright.model.Scalar;
import java.util.List;
import java.util.Set;

/** The JSON Schema keywords that a values model may use, and how to read them. */
final class Keyword {
    static final String REFERENCE_PREFIX = "#/$defs/";

    /** The words that a {@code type} may be. */
    static final Set<String> TYPES = Set.of("array", "boolean", "integer", "number", "object", "string");

    /** Keywords whose value is one schema. */
    static final List<String> SCHEMA = List.of("additionalProperties", "items", "propertyNames");

    /** Keywords whose value maps names to schemas. */
    static final List<String> SCHEMAS = List.of("properties", "patternProperties", "$defs");

    /** Keywords that may stand beside {@code $ref}, because they do not reopen a closed object. */
    static final Set<String> BESIDE_REFERENCE =
            Set.of("$ref", "title", "description", "default", "examples", "deprecated");

    static final Set<String> ALLOWED = Set.of(
            "$defs",
            "$ref",
            "additionalProperties",
            "const",
            "default",
            "deprecated",
            "description",
            "enum",
            "examples",
            "exclusiveMaximum",
            "exclusiveMinimum",
            "items",
            "maxItems",
            "maxLength",
            "maxProperties",
            "maximum",
            "minItems",
            "minLength",
            "minProperties",
            "minimum",
            "multipleOf",
            "pattern",
            "patternProperties",
            "properties",
            "propertyNames",
            "title",
            "type",
            "uniqueItems");

    private Keyword() {}

    /** Returns the words under {@code type}: one, several or none. */
    static List<Node> types(Mapping schema) {
        return schema.get("type")
                .map(type -> type instanceof Scalar ? List.of(type) : schema.items("type"))
                .orElse(List.of());
    }

    /** Returns the types as a reader would say them, for example {@code string or integer}. */
    static String typeWords(Mapping schema) {
        return String.join(
                " or ",
                types(schema).stream()
                        .map(type -> type instanceof Scalar scalar ? scalar.text() : type.kind())
                        .toList());
    }

    /** Returns whether the keyword is a vendor's own, which every validator ignores. */
    static boolean isExtension(String keyword) {
        return keyword.startsWith("x-");
    }
}
