package io.chartwright.kubernetes;

import java.util.List;

/** What label selectors and maps of labels must look like, wherever they stand. */
final class SelectorForm {
    private static final List<String> WITH_VALUES = List.of("In", "NotIn");
    private static final List<String> OPERATORS = List.of("In", "NotIn", "Exists", "DoesNotExist");

    private SelectorForm() {}

    /** Says what is wrong with keys and values of labels. */
    static void checkLabels(Place labels) {
        for (Place label : labels.fields()) {
            Names.QUALIFIED_NAME
                    .problemOf(label.key())
                    .ifPresent(problem -> label.refuse("the key " + problem, Names.QUALIFIED_NAME.fix()));
            label.must(Names.LABEL_VALUE);
        }
    }

    /** Says what is wrong with a selector of {@code matchLabels} and {@code matchExpressions}. */
    static void check(Place selector) {
        checkLabels(selector.at("matchLabels"));
        for (Place expression : selector.at("matchExpressions").items()) {
            checkExpression(expression);
        }
    }

    private static void checkExpression(Place expression) {
        expression.at("key").require("write the key of a label");
        if (!expression.at("key").isEmpty()) {
            expression.at("key").must(Names.QUALIFIED_NAME);
        }
        Place operator = expression.at("operator");
        operator.require("write one of " + String.join(", ", OPERATORS));
        if (!operator.isEmpty()) {
            operator.oneOf(OPERATORS);
        }
        Place values = expression.at("values");
        values.items().forEach(value -> value.must(Names.LABEL_VALUE));
        if (WITH_VALUES.contains(operator.textOrEmpty())) {
            values.require("list the values that " + operator.textOrEmpty() + " compares with");
        } else if (OPERATORS.contains(operator.textOrEmpty()) && !values.isEmpty()) {
            values.refuse("does not go with operator " + operator.textOrEmpty(), "remove it, or use In or NotIn");
        }
    }
}
