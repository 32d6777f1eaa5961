package io.chartwright.kubernetes;

import io.chartwright.model.Mapping;
import java.util.List;
import java.util.Set;

/** The schema of a custom resource, which must say the type of everything. Of its many rules these are the cheap ones. */
final class StructuralSchemaCheck {
    private static final List<String> INT_OR_STRING = List.of("integer", "string");
    private static final List<String> TYPES = List.of("array", "boolean", "integer", "number", "object", "string");
    private static final Set<String> LOGIC = Set.of("allOf", "anyOf", "oneOf");
    private static final List<String> FORBIDDEN =
            List.of("definitions", "dependencies", "id", "patternProperties", "additionalItems", "$ref", "$schema");

    private static final List<String> NOT_IN_LOGIC = List.of(
            "type",
            "title",
            "description",
            "default",
            "additionalProperties",
            "nullable",
            "externalDocs",
            "x-kubernetes-preserve-unknown-fields",
            "x-kubernetes-embedded-resource",
            "x-kubernetes-int-or-string",
            "x-kubernetes-list-map-keys",
            "x-kubernetes-list-type",
            "x-kubernetes-map-type",
            "x-kubernetes-validations");
    private static final Set<String> NAMES = Set.of("name", "generateName");

    private StructuralSchemaCheck() {}

    /** Says what is wrong with the schema of a whole object. */
    static void check(Place root) {
        boolean isFree = root.at("type").isEmpty()
                && root.at("x-kubernetes-preserve-unknown-fields").isTrue();
        if (!isFree && !root.at("type").textOrEmpty().equals("object")) {
            root.at("type").refuse("must be object", "write type: object");
        }
        checkNode(root, true);
        if (root.at("additionalProperties").isThere()) {
            root.at("additionalProperties").refuse("may not stand at the root", "name the properties");
        }
        checkMetadata(root.at("properties", "metadata"));
        for (String name : List.of("kind", "apiVersion")) {
            Place field = root.at("properties", name);
            if (field.isThere() && !field.at("type").textOrEmpty().equals("string")) {
                field.at("type").refuse("must be string", "write type: string");
            }
        }
    }

    /** Of metadata, only the form of the name can be said. */
    private static void checkMetadata(Place metadata) {
        if (!metadata.isThere()) {
            return;
        }
        if (!metadata.at("type").textOrEmpty().equals("object")) {
            metadata.at("type").refuse("must be object", "write type: object");
        }
        List<String> fields = metadata.fields().stream().map(Place::key).toList();
        List<String> properties =
                metadata.at("properties").fields().stream().map(Place::key).toList();
        if (!Set.of("type", "properties", "default").containsAll(fields) || !NAMES.containsAll(properties)) {
            metadata.refuse("says more than the form of name and generateName", "write type: object alone");
        }
    }

    private static void checkEmbedded(Place schema) {
        if (!schema.at("x-kubernetes-embedded-resource").isTrue()) {
            return;
        }
        if (!schema.at("type").textOrEmpty().equals("object")) {
            schema.at("type").refuse("must be object for an embedded resource", "write type: object");
        }
        boolean isOpen = schema.at("x-kubernetes-preserve-unknown-fields").isTrue();
        if (!isOpen && schema.at("properties").isEmpty()) {
            schema.at("properties")
                    .refuse(
                            "is required for an embedded resource",
                            "name them, or write x-kubernetes-preserve-unknown-fields: true");
        }
    }

    private static void checkNode(Place schema, boolean isRoot) {
        Place type = schema.at("type");
        boolean isFree = schema.at("x-kubernetes-int-or-string").isTrue()
                || schema.at("x-kubernetes-preserve-unknown-fields").isTrue();
        if (!type.isEmpty()) {
            type.oneOf(TYPES);
        } else if (!isFree && !isRoot) {
            type.refuse("is required", "write one of " + String.join(", ", TYPES));
        }
        for (String name : FORBIDDEN) {
            if (!schema.at(name).isEmpty()) {
                schema.at(name).refuse("is not supported", "remove it");
            }
        }
        if (schema.at("uniqueItems").isTrue()) {
            schema.at("uniqueItems").refuse("may not be true", "use x-kubernetes-list-type: set");
        }
        if (schema.at("x-kubernetes-preserve-unknown-fields").isFalse()) {
            schema.at("x-kubernetes-preserve-unknown-fields").refuse("may not be false", "remove it");
        }
        SchemaValuesCheck.check(schema);
        SchemaRulesCheck.check(schema);
        checkEmbedded(schema);
        checkChildren(schema);
        SchemaListsCheck.check(schema);
        for (String name : LOGIC.stream().sorted().toList()) {
            if (!saysIntOrString(schema, name)) {
                schema.at(name).items().forEach(StructuralSchemaCheck::checkLogic);
            }
        }
        checkLogic(schema.at("not"));
    }

    private static void checkChildren(Place schema) {
        Place properties = schema.at("properties");
        Place more = schema.at("additionalProperties");
        Place items = schema.at("items");
        if (!properties.isEmpty() && more.isThere() && !more.isFalse()) {
            more.refuse("does not go with properties", "keep one of them");
        } else if (more.isFalse() && properties.isThere()) {
            more.refuse("does not go with properties", "remove it");
        }
        properties.withNullsAs("").fields().forEach(property -> checkNode(property, false));
        if (more.node().filter(Mapping.class::isInstance).isPresent()) {
            checkNode(more, false);
        }
        if (schema.at("type").textOrEmpty().equals("array") && !items.isThere()) {
            items.refuse("is required for an array", "write the type of its items");
        }
        if (!items.fields().isEmpty() || (items.isThere() && items.items().isEmpty())) {
            checkNode(items, false);
        } else if (!items.items().isEmpty()) {
            items.refuse("is a list of schemas", "write one schema");
        }
        String type = schema.at("type").textOrEmpty();
        if (!type.isEmpty() && !type.equals("object") && !properties.isEmpty()) {
            properties.refuse("goes only with type object", "remove it");
        }
    }

    /** Types may stand in the two forms that describe a field with {@code x-kubernetes-int-or-string}. */
    private static boolean saysIntOrString(Place schema, String logic) {
        if (!schema.at("x-kubernetes-int-or-string").isTrue()) {
            return false;
        }
        List<Place> items = schema.at(logic).items();
        return logic.equals("anyOf")
                ? isIntOrString(items)
                : logic.equals("allOf")
                        && !items.isEmpty()
                        && isIntOrString(items.get(0).at("anyOf").items());
    }

    private static boolean isIntOrString(List<Place> options) {
        return options.stream()
                        .map(option -> option.at("type").textOrEmpty())
                        .toList()
                        .equals(INT_OR_STRING)
                && options.stream().allMatch(option -> option.fields().size() == 1);
    }

    private static void checkLogic(Place schema) {
        SchemaValuesCheck.pattern(schema.at("pattern"));
        for (String name : NOT_IN_LOGIC) {
            Place field = schema.at(name);
            if (!field.isEmpty() && !field.isFalse()) {
                field.refuse("may not stand inside of allOf, anyOf, oneOf or not", "write it in the schema itself");
            }
        }
        schema.at("properties").fields().forEach(StructuralSchemaCheck::checkLogic);
        if (schema.at("items").isThere()) {
            checkLogic(schema.at("items"));
        }
        for (String name : LOGIC.stream().sorted().toList()) {
            schema.at(name).items().forEach(StructuralSchemaCheck::checkLogic);
        }
        if (schema.at("not").isThere()) {
            checkLogic(schema.at("not"));
        }
    }
}
