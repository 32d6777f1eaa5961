package io.chartwright.kubernetes;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Label selectors of the form {@code matchLabels} and {@code matchExpressions}. */
final class Selectors {
    private static final Set<String> WITH_VALUES = Set.of("In", "NotIn");
    private static final List<String> OPERATORS = List.of("In", "NotIn", "Exists", "DoesNotExist");
    private static final Set<String> WITHOUT_VALUES = Set.of("Exists", "DoesNotExist");

    private Selectors() {}

    /** Checks a label selector; one that is absent is left alone. */
    static void check(Place selector) {
        Labels.check(selector.at("matchLabels"));
        for (Place expression : selector.at("matchExpressions").items()) {
            operator(expression);
            Place key = expression.at("key");
            key.require("write the key of a label");
            if (!key.isEmpty()) {
                Labels.key(key, key.textOrEmpty());
            }
            expression.at("values").items().forEach(value -> value.must(Names.LABEL_VALUE));
        }
    }

    private static void operator(Place expression) {
        expression.at("operator").require("write one of " + String.join(", ", OPERATORS));
        String operator = expression.at("operator").textOrEmpty();
        Place values = expression.at("values");
        if (WITH_VALUES.contains(operator)) {
            values.require("list the values that " + operator + " compares with");
        } else if (WITHOUT_VALUES.contains(operator)) {
            if (!values.isEmpty()) {
                values.refuse("has values, which " + operator + " does not take", "remove the values");
            }
        } else if (!operator.isEmpty()) {
            expression.at("operator").oneOf(OPERATORS);
        }
    }

    /** Returns whether the selector has neither labels nor expressions. */
    static boolean isEmpty(Place selector) {
        return selector.at("matchLabels").isEmpty()
                && selector.at("matchExpressions").isEmpty();
    }

    /** Returns the keys of the labels that the selector asks for. */
    static Set<String> keys(Place selector) {
        Set<String> keys = new HashSet<>();
        selector.at("matchLabels").fields().forEach(label -> keys.add(label.key()));
        for (Place expression : selector.at("matchExpressions").items()) {
            keys.add(expression.at("key").textOrEmpty());
        }
        return keys;
    }

    /** Says at the labels that the selector of a workload does not select them, when it does not. */
    static void mustMatch(Place selector, Place labels) {
        mismatch(selector, labels)
                .ifPresent(need -> labels.refuse(
                        "do not match " + selector.path() + ", which needs " + need,
                        "give the pods that label, or change the selector"));
    }

    /** Returns the first demand of the selector that the labels do not meet. */
    static Optional<String> mismatch(Place selector, Place written) {
        Place labels = written.withNullsAs("");
        for (Place label : selector.at("matchLabels").withNullsAs("").fields()) {
            // What is no text is refused as such.
            Optional<String> wanted = label.text();
            if (wanted.isPresent() && !labels.at(label.key()).text().equals(wanted)) {
                return Optional.of(label.key() + "=" + label.textOrEmpty());
            }
        }
        return selector.at("matchExpressions").items().stream()
                .filter(expression -> !meets(expression, labels))
                .map(Selectors::written)
                .findFirst();
    }

    private static boolean meets(Place expression, Place labels) {
        if (expression.at("key").isEmpty() || expression.at("values").text().isPresent()) {
            return true;
        }
        Place label = labels.at(expression.at("key").textOrEmpty());
        boolean listed = label.isThere()
                && expression.at("values").items().stream()
                        .anyMatch(value -> value.textOrEmpty().equals(label.textOrEmpty()));
        return switch (expression.at("operator").textOrEmpty()) {
            case "In" -> listed;
            case "NotIn" -> !listed;
            case "Exists" -> label.isThere();
            case "DoesNotExist" -> !label.isThere();
            default -> true;
        };
    }

    private static String written(Place expression) {
        List<String> values =
                expression.at("values").items().stream().map(Place::textOrEmpty).toList();
        String list = values.isEmpty() ? "" : " (" + String.join(", ", values) + ")";
        return expression.at("key").textOrEmpty() + " "
                + expression.at("operator").textOrEmpty() + list;
    }
}
