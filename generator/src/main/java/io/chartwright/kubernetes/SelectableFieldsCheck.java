package io.chartwright.kubernetes;

import java.util.List;
import java.util.regex.Pattern;

/** The fields of a custom resource that field selectors may name. */
final class SelectableFieldsCheck {
    private static final Pattern PATH = Pattern.compile("(\\.[A-Za-z_][A-Za-z0-9_-]*)+");
    private static final List<String> TYPES = List.of("string", "integer", "boolean");
    private static final int MOST = 8;

    private SelectableFieldsCheck() {}

    /** Says what is wrong with the selectable fields of the version. */
    static void check(Place version) {
        Place fields = version.at("selectableFields");
        Unique paths = new Unique();
        for (Place field : fields.items()) {
            Place path = field.at("jsonPath");
            path.require("write a path such as .spec.color");
            if (!path.isEmpty()) {
                check(path, version.at("schema", "openAPIV3Schema"));
                paths.check(path);
            }
        }
        if (fields.items().size() > MOST) {
            fields.refuse("has more than " + MOST + " fields", "remove some");
        }
    }

    private static void check(Place path, Place schema) {
        String text = path.textOrEmpty();
        if (!PATH.matcher(text).matches()) {
            path.refuse("'" + text + "' is no simple path", "write a path such as .spec.color");
            return;
        }
        Place field = schema;
        for (String name : text.substring(1).split("\\.", -1)) {
            field = field.at("properties", name);
        }
        if (!field.isThere() || text.startsWith(".metadata")) {
            path.refuse("'" + text + "' is no field that the schema describes", "name a field of the schema");
        } else if (!TYPES.contains(field.at("type").textOrEmpty())) {
            path.refuse("'" + text + "' is no text, whole number or boolean", "name a field of such a type");
        }
    }
}
