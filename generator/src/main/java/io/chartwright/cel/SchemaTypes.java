package io.chartwright.cel;

import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructTypeReference;
import io.chartwright.model.Mapping;
import io.chartwright.model.Mapping.Entry;
import io.chartwright.model.Node;
import io.chartwright.model.Scalar;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The types of values that the schema of a custom resource describes; from {@code apiserver/pkg/cel/common}. */
final class SchemaTypes {
    /** How the types of objects begin; no expression can write such a name. */
    static final String PREFIX = "@object";

    private final Map<String, Map<String, CelType>> objects = new HashMap<>();

    /** Returns the types of objects that were met, by name. */
    Map<String, Map<String, CelType>> objects() {
        return objects;
    }

    /** Returns the type of a value, or nothing for one that expressions cannot see. */
    Optional<CelType> of(Mapping schema, boolean isResource) {
        if (is(schema, "x-kubernetes-int-or-string")) {
            return Optional.of(SimpleType.DYN);
        }
        return switch (isResource ? "object" : schema.text("type").orElse("")) {
            case "array" -> below(schema.get("items")).map(type -> ListType.create(type));
            case "object" -> object(schema, isResource);
            case "string" -> Optional.of(text(schema.text("format").orElse("")));
            case "boolean" -> Optional.of(SimpleType.BOOL);
            case "number" -> Optional.of(SimpleType.DOUBLE);
            case "integer" -> Optional.of(SimpleType.INT);
            default -> Optional.empty();
        };
    }

    private Optional<CelType> below(Optional<Node> node) {
        return node.filter(Mapping.class::isInstance)
                .map(Mapping.class::cast)
                .flatMap(schema -> of(schema, is(schema, "x-kubernetes-embedded-resource")));
    }

    private Optional<CelType> object(Mapping schema, boolean isResource) {
        Optional<Mapping> values = schema.mapping("additionalProperties");
        if (values.isPresent()) {
            return below(schema.get("additionalProperties")).map(type -> MapType.create(SimpleType.STRING, type));
        }
        Map<String, CelType> fields = new HashMap<>();
        for (Entry property : schema.mapping("properties")
                .map(Mapping::entries)
                .orElse(Map.of())
                .values()) {
            Optional<String> name = FieldName.escaped(property.key());
            name.ifPresent(escaped -> below(Optional.of(property.node())).ifPresent(type -> {
                fields.put(escaped, type);
                if (FieldName.isReserved(property.key())) {
                    fields.put(property.key(), type);
                }
            }));
        }
        if (isResource) {
            fields.put("kind", SimpleType.STRING);
            fields.put("apiVersion", SimpleType.STRING);
            fields.put("metadata", add(Map.of("name", SimpleType.STRING, "generateName", SimpleType.STRING)));
        }
        return Optional.of(add(fields));
    }

    private CelType add(Map<String, CelType> fields) {
        String name = PREFIX + objects.size();
        objects.put(name, fields);
        return StructTypeReference.create(name);
    }

    private static CelType text(String format) {
        return switch (format) {
            case "byte" -> SimpleType.BYTES;
            case "duration" -> SimpleType.DURATION;
            case "date", "date-time" -> SimpleType.TIMESTAMP;
            default -> SimpleType.STRING;
        };
    }

    /** Returns whether the keyword is there and true. */
    static boolean is(Mapping schema, String keyword) {
        return schema.get(keyword)
                .filter(node -> node instanceof Scalar scalar && Boolean.TRUE.equals(scalar.value()))
                .isPresent();
    }
}
