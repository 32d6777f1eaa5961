package io.chartwright.kubernetes;

import java.util.HashSet;
import java.util.Set;

/** Conditions under which admission asks a webhook or a policy. */
final class MatchConditions {
    private static final int MOST = 64;

    private MatchConditions() {}

    /** Says what is wrong with the list of conditions. */
    static void check(Place conditions) {
        if (conditions.items().size() > MOST) {
            conditions.refuse("has more than " + MOST + " items", "join some of them with &&");
        }
        Set<String> names = new HashSet<>();
        for (Place condition : conditions.items()) {
            Place name = condition.at("name");
            name.require("name the condition");
            if (!name.isEmpty()) {
                name.must(Names.QUALIFIED_NAME);
            }
            name.text()
                    .filter(text -> !text.isEmpty() && !names.add(text))
                    .ifPresent(text ->
                            name.refuse("'" + text + "' is there already", "give each condition a name of its own"));
            checkExpression(condition.at("expression"));
        }
    }

    /** Says that there is no expression. */
    static void checkExpression(Place expression) {
        if (expression.textOrEmpty().isBlank() && (expression.text().isPresent() || !expression.isThere())) {
            expression.refuse("is required", "write an expression in CEL");
        }
    }
}
