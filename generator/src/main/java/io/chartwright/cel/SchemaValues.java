package io.chartwright.cel;

import io.chartwright.model.Mapping;
import io.chartwright.model.Mapping.Entry;
import io.chartwright.model.Node;
import io.chartwright.model.Scalar;
import io.chartwright.model.Sequence;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Values of an object as rules see them: with defaults, without fields that the schema does not name. */
public final class SchemaValues {
    /** Formats of texts that rules see as values of another type. */
    private static final Set<String> UNLIKE_TEXT = Set.of("byte", "date", "date-time", "duration");

    private boolean isComplete = true;

    private SchemaValues() {}

    /**
     * Returns the value that the node writes, or nothing when it holds what cannot be made here.
     *
     * @param isResource whether the schema is that of a whole object
     */
    public static Optional<Object> of(Mapping schema, Node node, boolean isResource) {
        SchemaValues values = new SchemaValues();
        Optional<Object> value = values.value(schema, node, isResource);
        return values.isComplete ? value : Optional.empty();
    }

    private Optional<Object> value(Mapping schema, Node node, boolean isResource) {
        if (node instanceof Mapping mapping) {
            return Optional.of(object(schema, mapping, isResource));
        }
        if (node instanceof Sequence sequence) {
            Optional<Mapping> items = schema.mapping("items");
            List<Object> values = new ArrayList<>();
            sequence.items()
                    .forEach(item -> items.flatMap(each -> below(each, item)).ifPresent(values::add));
            return Optional.of(values);
        }
        Optional<Object> made = node instanceof Scalar scalar ? scalar(schema, scalar) : Optional.empty();
        isComplete &= made.isPresent();
        return made;
    }

    private Optional<Object> below(Mapping schema, Node node) {
        return value(schema, node, SchemaTypes.is(schema, "x-kubernetes-embedded-resource"));
    }

    private Map<String, Object> object(Mapping schema, Mapping mapping, boolean isResource) {
        Map<String, Object> values = new HashMap<>();
        Optional<Mapping> more = schema.mapping("additionalProperties");
        if (more.isPresent()) {
            mapping.entries().values().forEach(entry -> below(more.get(), entry.node())
                    .ifPresent(value -> values.put(entry.key(), value)));
            return values;
        }
        for (Entry property : properties(schema)) {
            if (property.node() instanceof Mapping field) {
                written(field, mapping.get(property.key()))
                        .flatMap(node -> below(field, node))
                        .ifPresent(value -> put(values, property.key(), value));
            }
        }
        if (isResource) {
            mapping.text("kind").ifPresent(text -> values.put("kind", text));
            mapping.text("apiVersion").ifPresent(text -> values.put("apiVersion", text));
            values.put("metadata", metadata(mapping));
        }
        return values;
    }

    private static Iterable<Entry> properties(Mapping schema) {
        return schema.mapping("properties")
                .map(Mapping::entries)
                .orElse(Map.of())
                .values();
    }

    private static void put(Map<String, Object> values, String key, Object value) {
        FieldName.escaped(key).ifPresent(name -> values.put(name, value));
        if (FieldName.isReserved(key)) {
            values.put(key, value);
        }
    }

    private static Map<String, Object> metadata(Mapping mapping) {
        Map<String, Object> values = new HashMap<>();
        for (String name : List.of("name", "generateName")) {
            mapping.mapping("metadata")
                    .flatMap(metadata -> metadata.text(name))
                    .ifPresent(text -> values.put(name, text));
        }
        return values;
    }

    /** Returns what a server reads: what is written, or else the default; a null that the schema does not take is absent. */
    private static Optional<Node> written(Mapping schema, Optional<Node> node) {
        boolean isNullable = SchemaTypes.is(schema, "nullable");
        return node.filter(each -> isNullable || !(each instanceof Scalar scalar && scalar.isNull()))
                .or(() -> schema.get("default"));
    }

    private static Optional<Object> scalar(Mapping schema, Scalar scalar) {
        Object value = scalar.value();
        boolean isPlainText =
                schema.text("format").filter(UNLIKE_TEXT::contains).isEmpty();
        if (value instanceof String text) {
            return isPlainText ? Optional.of(text) : Optional.empty();
        } else if (value instanceof Boolean) {
            return Optional.of(value);
        } else if (value instanceof BigInteger number) {
            return schema.text("type").equals(Optional.of("number"))
                    ? Optional.of(number.doubleValue())
                    : Optional.of(number)
                            .filter(each -> each.bitLength() < Long.SIZE)
                            .map(BigInteger::longValue);
        }
        return value instanceof BigDecimal number && schema.text("type").equals(Optional.of("number"))
                ? Optional.of(number.doubleValue())
                : Optional.empty();
    }
}
