package io.chartwright.kubernetes;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a schema in a definition of custom resources says of how lists and maps are merged. */
final class SchemaListsCheck {
    private SchemaListsCheck() {}

    /** Says what is wrong with what the schema says of lists and maps. */
    static void check(Place schema) {
        checkMapType(schema);
        checkSet(schema);
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

    private static void checkMapType(Place schema) {
        Place type = schema.at("x-kubernetes-map-type");
        type.oneOf(List.of("atomic", "granular"));
        if (type.isThere() && !schema.at("type").textOrEmpty().equals("object")) {
            schema.at("type").refuse("must be object for x-kubernetes-map-type", "write type: object");
        }
    }

    /** The items of a set are compared as wholes. */
    private static void checkSet(Place schema) {
        Place items = schema.at("items");
        if (!schema.at("x-kubernetes-list-type").textOrEmpty().equals("set") || !items.isThere()) {
            return;
        }
        if (items.at("nullable").isTrue()) {
            items.at("nullable").refuse("may not be true for the items of a set", "remove it");
        }
        String type = items.at("type").textOrEmpty();
        Place merging = items.at(type.equals("array") ? "x-kubernetes-list-type" : "x-kubernetes-map-type");
        boolean isAtomic = merging.textOrEmpty().equals("atomic");
        if ((type.equals("object") && !isAtomic) || (type.equals("array") && merging.isThere() && !isAtomic)) {
            merging.refuse("must be atomic for the items of a set", "write atomic");
        }
    }
}
