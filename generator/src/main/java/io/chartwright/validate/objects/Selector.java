package io.chartwright.validate.objects;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A label selector.
 *
 * @param labels the labels that must be there with exactly that value
 * @param expressions {@code matchExpressions}
 */
public record Selector(Map<String, String> labels, List<Field> expressions) {

    /** Returns the selector of a Service: labels alone. */
    public static Selector ofLabels(Field field) {
        return new Selector(field.texts(), List.of());
    }

    /** Returns the selector with {@code matchLabels} and {@code matchExpressions}. */
    public static Selector of(Field field) {
        return new Selector(
                field.at("matchLabels").texts(), field.at("matchExpressions").items());
    }

    /** Returns labels that all it selects have: those asked for, and those whose only good value an expression names. */
    Map<String, String> certain() {
        Map<String, String> certain = new TreeMap<>(labels);
        for (Field expression : expressions) {
            List<Field> values = expression.at("values").items();
            if (expression.at("operator").is("In") && values.size() == 1) {
                String key = expression.at("key").text().orElse("");
                values.get(0).scalar().ifPresent(value -> certain.putIfAbsent(key, value));
            }
        }
        return certain;
    }

    /** Returns what the expressions say, word by word. */
    List<String> words() {
        List<String> words = new ArrayList<>();
        for (Field expression : expressions) {
            words.add(expression.at("key").text().orElse(""));
            words.add(expression.at("operator").text().orElse(""));
            List<String> values = new ArrayList<>();
            expression.at("values").items().forEach(item -> item.scalar().ifPresent(values::add));
            words.add(values.toString());
        }
        return words;
    }

    /** Returns whether it asks for nothing, which matches everything. */
    public boolean isEmpty() {
        return labels.isEmpty() && expressions.isEmpty();
    }

    /** Returns whether an object with those labels is selected. */
    public boolean matches(Map<String, String> others) {
        for (Map.Entry<String, String> label : labels.entrySet()) {
            if (!label.getValue().equals(others.get(label.getKey()))) {
                return false;
            }
        }
        return expressions.stream().allMatch(expression -> holds(expression, others));
    }

    private static boolean holds(Field expression, Map<String, String> labels) {
        String value = labels.get(expression.at("key").text().orElse(""));
        List<String> values = new ArrayList<>();
        expression.at("values").items().forEach(item -> item.scalar().ifPresent(values::add));
        return switch (expression.at("operator").text().orElse("")) {
            case "In" -> value != null && values.contains(value);
            case "NotIn" -> value == null || !values.contains(value);
            case "Exists" -> value != null;
            case "DoesNotExist" -> value == null;
            // An operator that does not exist is refused elsewhere.
            default -> true;
        };
    }

    /** Returns {@code key=value} for each label that is asked for, sorted. */
    @Override
    public String toString() {
        List<String> words = new ArrayList<>();
        new TreeMap<>(labels).forEach((key, value) -> words.add(key + "=" + value));
        expressions.forEach(expression -> words.add(expression.at("key").text().orElse("?") + " "
                + expression.at("operator").text().orElse("?")));
        return String.join(", ", words);
    }
}
