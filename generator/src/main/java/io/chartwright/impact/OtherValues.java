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
import java.util.regex.Pattern;

/** Thinks of other values that a key could have; the schema and the templates may refuse some. */
final class OtherValues {
    /** How many are tried before it is said that they are refused. */
    private static final int MOST = 6;

    private static final Location NOWHERE = Location.of("");
    private static final Pattern FIRST_NUMBER = Pattern.compile("\\d{1,9}");

    private final Mapping schema;
    private final Optional<Node> now;
    private final List<Node> found = new ArrayList<>();

    private OtherValues(Mapping schema, Optional<Node> now) {
        this.schema = schema;
        this.now = now;
    }

    /**
     * Returns values other than what the key has now, the likeliest to be accepted first.
     *
     * @param schema what is known of the key; empty when nothing is
     * @param now its value; empty when it is not set
     */
    static List<Node> of(Mapping schema, Optional<Node> now) {
        OtherValues others = new OtherValues(schema, now.filter(node -> !(node instanceof Scalar s && s.isNull())));
        others.find();
        Map<String, Node> distinct = new LinkedHashMap<>();
        others.found.forEach(node -> distinct.putIfAbsent(json(node), node));
        return distinct.values().stream()
                .filter(others::isOther)
                .filter(node -> !(node instanceof Scalar scalar && scalar.isNull()))
                .limit(MOST)
                .toList();
    }

    /** Helm merges objects, so one that adds nothing changes nothing. */
    private boolean isOther(Node node) {
        Node then =
                node instanceof Mapping over && now.orElse(null) instanceof Mapping below ? below.merge(over) : node;
        return now.isEmpty() || !json(then).equals(json(now.get()));
    }

    private static String json(Node node) {
        return new JsonWriter().write(node);
    }

    private void find() {
        found.addAll(schema.items("enum"));
        if (!found.isEmpty()) {
            return;
        }
        found.addAll(schema.items("examples"));
        schema.get("default").ifPresent(found::add);
        for (String type : types()) {
            switch (type) {
                case "boolean" -> List.of(true, false).forEach(this::add);
                case "integer", "number" -> numbers();
                case "array" -> lists();
                case "object" -> objects();
                default -> texts();
            }
        }
    }

    /** The type that the value has now comes first. */
    private List<String> types() {
        List<String> types = new ArrayList<>();
        now.ifPresent(node -> types.add(typeOf(node)));
        schema.get("type").ifPresent(type -> {
            List<Node> words = type instanceof Sequence list ? list.items() : List.of(type);
            words.forEach(word -> types.add(word instanceof Scalar scalar ? scalar.text() : ""));
        });
        return types.isEmpty() ? List.of("string") : types.stream().distinct().toList();
    }

    private static String typeOf(Node node) {
        if (node instanceof Mapping) {
            return "object";
        }
        if (node instanceof Sequence) {
            return "array";
        }
        Object value = ((Scalar) node).value();
        return value instanceof Boolean ? "boolean" : value instanceof String ? "string" : "number";
    }

    private void numbers() {
        BigDecimal start = number(now).or(() -> number(schema.get("minimum"))).orElse(BigDecimal.ZERO);
        BigDecimal step = number(schema.get("multipleOf")).orElse(BigDecimal.ONE);
        for (BigDecimal number : List.of(start.add(step), start.subtract(step), start)) {
            boolean isWhole = number.stripTrailingZeros().scale() <= 0;
            add(isWhole ? number.toBigInteger() : number);
        }
    }

    private static Optional<BigDecimal> number(Optional<Node> node) {
        Object value = node.orElse(null) instanceof Scalar scalar ? scalar.value() : null;
        if (value instanceof BigInteger whole) {
            return Optional.of(new BigDecimal(whole));
        }
        return value instanceof BigDecimal number ? Optional.of(number) : Optional.empty();
    }

    private void texts() {
        String text = now.orElse(null) instanceof Scalar scalar && scalar.isText() ? scalar.text() : "";
        if (FIRST_NUMBER.matcher(text).find()) {
            add(FIRST_NUMBER.matcher(text).replaceFirst(digits -> String.valueOf(Long.parseLong(digits.group()) + 1)));
        }
        add(text + "x");
        add("x" + text);
        add("1");
    }

    private void lists() {
        List<Node> items = now.orElse(null) instanceof Sequence list ? list.items() : List.of();
        if (!items.isEmpty()) {
            found.add(new Sequence(items.subList(0, items.size() - 1), NOWHERE));
        }
        of(schema.mapping("items").orElse(Mapping.empty(NOWHERE)), Optional.empty())
                .forEach(item -> found.add(new Sequence(List.of(item), NOWHERE)));
    }

    private void objects() {
        of(schema.mapping("additionalProperties").orElse(Mapping.empty(NOWHERE)), Optional.empty())
                .forEach(value -> found.add(Mapping.empty(NOWHERE).with(new Entry("x", value, NOWHERE, List.of()))));
    }

    private void add(Object value) {
        found.add(new Scalar(value, NOWHERE));
    }
}
