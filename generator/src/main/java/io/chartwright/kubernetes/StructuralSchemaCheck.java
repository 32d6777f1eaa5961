package io.chartwright.kubernetes;

import io.chartwright.model.Mapping;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The schema of a custom resource, which must say the type of everything. Of its many rules these are the cheap ones. */
final class StructuralSchemaCheck {
    private static final List<String> INT_OR_STRING = List.of("integer", "string");
    private static final List<String> TYPES = List.of("array", "boolean", "integer", "number", "object", "string");
    private static final Set<String> LOGIC = Set.of("allOf", "anyOf", "oneOf");
    private static final List<String> FORBIDDEN =
            List.of("definitions", "dependencies", "id", "patternProperties", "additionalItems", "$ref", "$schema");

    private StructuralSchemaCheck() {}

    /** Says what is wrong with the schema of a whole object. */
    static void check(Place root) {
        boolean isFree = root.at("type").isEmpty()
                && root.at("x-kubernetes-preserve-unknown-fields").isTrue();
        if (!isFree && !root.at("type").textOrEmpty().equals("object")) {
            root.at("type").refuse("must be object", "write type: object");
        }
        checkNode(root, true);
    }

    private static void checkNode(Place schema, boolean isRoot) {
        Place type = schema.at("type");
        boolean isFree = schema.at("x-kubernetes-int-or-string").isTrue()
                || schema.at("x-kubernetes-preserve-unknown-fields").isTrue();
        if (!type.isEmpty()) {
            type.oneOf(TYPES);
            if (schema.at("x-kubernetes-int-or-string").isTrue()) {
                type.refuse("does not go with x-kubernetes-int-or-string", "remove it");
            }
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
        checkChildren(schema);
        checkLists(schema);
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
        properties.fields().forEach(property -> checkNode(property, false));
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
        if (!type.isEmpty() && !type.equals("array") && items.isThere()) {
            items.refuse("goes only with type array", "remove it");
        }
        if (!type.isEmpty() && !type.equals("object") && !properties.isEmpty()) {
            properties.refuse("goes only with type object", "remove it");
        }
    }

    private static void checkLists(Place schema) {
        Place listType = schema.at("x-kubernetes-list-type");
        listType.oneOf(List.of("atomic", "map", "set"));
        Place keys = schema.at("x-kubernetes-list-map-keys");
        boolean isMap = listType.textOrEmpty().equals("map");
        if (isMap && keys.isEmpty()) {
            keys.refuse("is required for list type map", "list the keys of an item");
        } else if (!isMap && !keys.isEmpty()) {
            keys.refuse("goes only with list type map", "remove it");
        }
        Set<String> seen = new HashSet<>();
        for (Place key : keys.items()) {
            Place property = schema.at("items", "properties").at(key.textOrEmpty());
            if (isMap && !property.isThere()) {
                key.refuse("'" + key.textOrEmpty() + "' is no property of an item", "describe it in items");
            } else if (isMap && !property.at("default").isThere() && !isRequired(schema.at("items"), key)) {
                key.refuse("'" + key.textOrEmpty() + "' may be left out of an item", "add it to 'required' of items");
            }
            if (!seen.add(key.textOrEmpty())) {
                key.refuse("'" + key.textOrEmpty() + "' is there already", "list it once");
            }
        }
        if (listType.isThere() && !schema.at("type").textOrEmpty().equals("array")) {
            schema.at("type").refuse("must be array for x-kubernetes-list-type", "write type: array");
        }
    }

    private static boolean isRequired(Place item, Place key) {
        return item.at("required").items().stream()
                .anyMatch(name -> name.textOrEmpty().equals(key.textOrEmpty()));
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
        for (String name : List.of("type", "description", "default", "additionalProperties", "nullable")) {
            Place field = schema.at(name);
            if (!field.isEmpty() && !field.isFalse()) {
                field.refuse("may not stand inside of allOf, anyOf, oneOf or not", "write it in the schema itself");
            }
        }
        schema.at("properties").fields().forEach(StructuralSchemaCheck::checkLogic);
    }
}
