package io.chartwright.impact;

import io.chartwright.model.Location;
import io.chartwright.model.Mapping;
import io.chartwright.model.Mapping.Entry;
import io.chartwright.model.Node;
import io.chartwright.model.Scalar;
import io.chartwright.model.Sequence;
import io.chartwright.yaml.JsonWriter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Thinks of values at the edges of what a schema seems to accept: of each type that it allows, the smallest, the largest,
 * the empty ones, and texts that mean something in YAML. Whether it does accept them is Helm's to say.
 */
final class AcceptedValues {
    /** Without a type all are allowed; null is allowed wherever the key is not required, for Helm removes it first. */
    private static final List<String> TYPES = List.of("string", "integer", "boolean", "array", "object");

    private static final List<String> TEXTS = List.of("", "a: b\n- c", "x", "1", "true");
    private static final Location NOWHERE = Location.of("");

    private final List<Node> found = new ArrayList<>();

    private AcceptedValues() {}

    /** Returns the values, each once. */
    static List<Node> of(Mapping schema) {
        AcceptedValues values = new AcceptedValues();
        values.find(schema);
        values.found.add(new Scalar(null, NOWHERE));
        Map<String, Node> distinct = new LinkedHashMap<>();
        values.found.forEach(node -> distinct.putIfAbsent(new JsonWriter().write(node), node));
        return List.copyOf(distinct.values());
    }

    private void find(Mapping schema) {
        found.addAll(schema.items("enum"));
        schema.get("const").ifPresent(found::add);
        boolean isNamed = schema.get("enum").or(() -> schema.get("const")).isPresent();
        for (String type : isNamed ? List.<String>of() : types(schema)) {
            switch (type) {
                case "string" -> texts(schema);
                case "boolean" -> List.of(true, false).forEach(this::add);
                case "integer" -> List.of(0, 1, -1).forEach(number -> add(BigInteger.valueOf(number)));
                case "number" -> List.of("0", "1", "-1", "0.5").forEach(number -> add(new BigDecimal(number)));
                case "array" -> lists(schema);
                case "object" -> objects(schema);
                default -> {}
            }
        }
        for (String edge : List.of("minimum", "maximum")) {
            schema.get(edge).ifPresent(found::add);
        }
        for (String alternatives : List.of("anyOf", "oneOf")) {
            schema.items(alternatives).stream()
                    .filter(Mapping.class::isInstance)
                    .forEach(alternative -> find((Mapping) alternative));
        }
    }

    private static List<String> types(Mapping schema) {
        Optional<Node> written = schema.get("type");
        if (written.isEmpty()) {
            boolean isElsewhere = List.of("anyOf", "oneOf", "allOf", "$ref").stream()
                    .anyMatch(key -> schema.get(key).isPresent());
            return isElsewhere ? List.of() : TYPES;
        }
        List<Node> words = written.get() instanceof Sequence list ? list.items() : List.of(written.get());
        return words.stream()
                .map(word -> word instanceof Scalar scalar ? scalar.text() : "")
                .toList();
    }

    private void texts(Mapping schema) {
        found.addAll(schema.items("examples"));
        TEXTS.forEach(this::add);
    }

    private void lists(Mapping schema) {
        found.add(new Sequence(List.of(), NOWHERE));
        for (Node item : below(schema, "items")) {
            found.add(new Sequence(List.of(item), NOWHERE));
        }
    }

    private void objects(Mapping schema) {
        found.add(Mapping.empty(NOWHERE));
        if (schema.mapping("properties").isEmpty()) {
            for (Node value : below(schema, "additionalProperties")) {
                found.add(Mapping.nested(List.of("x"), value));
            }
            return;
        }
        Mapping required = Mapping.empty(NOWHERE);
        for (Node name : schema.items("required")) {
            String key = name instanceof Scalar scalar ? scalar.text() : "";
            Node value = likely(schema, key);
            required = required.with(new Entry(key, value, NOWHERE, List.of()));
        }
        found.add(required);
    }

    private static Node likely(Mapping schema, String key) {
        Mapping of =
                schema.mapping("properties").flatMap(keys -> keys.mapping(key)).orElse(Mapping.empty(NOWHERE));
        return of.items("examples").stream()
                .findFirst()
                .or(() -> of(of).stream().skip(2).findFirst())
                .orElse(new Scalar("x", NOWHERE));
    }

    private static List<Node> below(Mapping schema, String key) {
        return schema.mapping(key).map(AcceptedValues::of).orElse(List.of());
    }

    private void add(Object value) {
        found.add(new Scalar(value, NOWHERE));
    }
}
