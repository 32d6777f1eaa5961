package io.chartwright.kubernetes;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/** One version of a CustomResourceDefinition: schema, printed columns, subresources. */
final class CustomResourceVersion {
    private static final List<String> COLUMN_TYPES = List.of("integer", "number", "string", "boolean", "date");
    private static final Set<String> COLUMN_FORMATS =
            Set.of("int32", "int64", "float", "double", "byte", "date", "date-time", "password");

    private static final int LONGEST_WARNING = 256;

    private CustomResourceVersion() {}

    /** Says what is wrong with the version. */
    static void check(Place version) {
        Place schema = version.at("schema", "openAPIV3Schema");
        if (!schema.isThere()) {
            schema.refuse("is required", "write type: object, or the fields that there are");
        } else {
            StructuralSchemaCheck.check(schema);
        }
        Place warning = version.at("deprecationWarning");
        if (warning.isThere() && !version.at("deprecated").isTrue()) {
            warning.refuse("goes only with deprecated: true", "remove it");
        } else if (warning.isThere() && warning.isEmpty()) {
            warning.refuse("is empty", "write the warning, or remove it");
        } else if (warning.textOrEmpty().chars().anyMatch(Character::isISOControl)) {
            warning.refuse("holds a line break or another control character", "write one line");
        } else if (warning.textOrEmpty().getBytes(StandardCharsets.UTF_8).length > LONGEST_WARNING) {
            warning.refuse("is longer than " + LONGEST_WARNING + " bytes", "shorten it");
        }
        for (Place column : version.at("additionalPrinterColumns").items()) {
            column.at("name").require("name the column");
            column.at("type").require("write one of " + String.join(", ", COLUMN_TYPES));
            if (!column.at("type").isEmpty()) {
                column.at("type").oneOf(COLUMN_TYPES);
            }
            Place format = column.at("format");
            if (!format.isEmpty() && !COLUMN_FORMATS.contains(format.textOrEmpty())) {
                format.refuse("'" + format.textOrEmpty() + "' is no format of a column", "remove it");
            }
            checkJsonPath(column.at("jsonPath"), ".");
        }
        version.at("subresources", "status").fields().forEach(field -> field.refuse("unknown field", "remove it"));
        checkScale(version.at("subresources", "scale"));
        SelectableFieldsCheck.check(version);
    }

    private static void checkScale(Place scale) {
        if (!scale.isThere()) {
            return;
        }
        checkJsonPath(scale.at("specReplicasPath"), ".spec.");
        checkJsonPath(scale.at("statusReplicasPath"), ".status.");
        Place selector = scale.at("labelSelectorPath");
        if (!selector.isEmpty()
                && !selector.textOrEmpty().startsWith(".spec.")
                && !selector.textOrEmpty().startsWith(".status.")) {
            selector.refuse("does not begin with .spec. or .status.", "write such a path");
        }
    }

    private static void checkJsonPath(Place path, String begin) {
        path.require("write a path such as " + (begin.equals(".") ? ".spec.size" : begin + "replicas"));
        String text = path.textOrEmpty();
        if (!text.isEmpty() && (!text.startsWith(begin) || text.contains(" "))) {
            path.refuse("'" + text + "' does not begin with " + begin, "write a path such as " + begin + "replicas");
        }
    }
}
