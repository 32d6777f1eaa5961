package io.chartwright.kubernetes;

import io.chartwright.cel.Compiled;
import io.chartwright.cel.RuleCost;
import io.chartwright.cel.Scope;
import io.chartwright.model.Mapping;
import io.chartwright.model.Node;
import java.util.Locale;
import java.util.Optional;

/** Expressions under {@code x-kubernetes-validations} of a schema; from {@code apiextensions-apiserver}. */
final class SchemaExpressions {
    private static final String BOUNDS =
            "write maxItems, maxProperties and maxLength for what the rule goes through, or a simpler rule";

    private final ExpressionCheck check;
    private long total;

    /** Creates a check of one schema. */
    SchemaExpressions(ExpressionCheck check) {
        this.check = check;
    }

    /**
     * Where a schema stands.
     *
     * @param isResource whether it is that of a whole object
     * @param knowsOld whether a server can tell which old value belongs to a new one
     * @param times how often a value of it can stand in one object; nothing when there is no bound
     */
    private record Level(boolean isResource, boolean knowsOld, Optional<Long> times) {}

    /** Says what is wrong in the schema of a whole object. */
    void check(Place schema) {
        walk(schema, new Level(true, true, Optional.of(1L)));
        if (total > RuleCost.LIMIT_OF_ALL) {
            schema.refuse(dear("the rules together", total, RuleCost.LIMIT_OF_ALL), BOUNDS);
        }
    }

    private void walk(Place schema, Level level) {
        Node node = schema.node().orElse(null);
        if (!(node instanceof Mapping mapping)) {
            return;
        }
        for (Place rule : schema.at("x-kubernetes-validations").items()) {
            if (ExpressionCheck.isThere(rule.at("rule"))) {
                checkRule(rule, mapping, level);
            }
        }
        boolean knowsFields = level.knowsOld() && !isSaid(schema, "x-kubernetes-map-type", "atomic");
        boolean knowsItems = level.knowsOld() && isSaid(schema, "x-kubernetes-list-type", "map");
        Optional<Long> times = RuleCost.timesBelow(mapping, level.times());
        schema.at("properties").fields().forEach(property -> walkBelow(property, knowsFields, times));
        walkBelow(schema.at("additionalProperties"), knowsFields, times);
        walkBelow(schema.at("items"), knowsItems, times);
    }

    private void walkBelow(Place schema, boolean knowsOld, Optional<Long> times) {
        walk(schema, new Level(schema.at("x-kubernetes-embedded-resource").isTrue(), knowsOld, times));
    }

    private static boolean isSaid(Place schema, String keyword, String value) {
        return schema.at(keyword).textOrEmpty().equals(value);
    }

    private void checkRule(Place rule, Mapping schema, Level level) {
        Place expression = rule.at("rule");
        Optional<Scope> scope = check.language()
                .rule(schema, level.isResource(), rule.at("optionalOldSelf").isTrue());
        if (scope.isEmpty()) {
            expression.refuse("stands at a schema whose values expressions cannot see", "give the schema a type");
            return;
        }
        Compiled compiled = check.check(expression, scope.get(), "bool").orElseThrow();
        if (compiled.names("oldSelf") && !level.knowsOld()) {
            expression.refuse(
                    "uses oldSelf, but no old item can be told to be that of a new one",
                    "move the rule out of the list, or write x-kubernetes-list-type: map there");
        }
        checkCost(expression, RuleCost.of(compiled, schema, level.times()));
        if (compiled.mistake().isEmpty()) {
            Place message = rule.at("messageExpression");
            check.check(message, scope.get(), "string")
                    .ifPresent(text -> checkCost(message, RuleCost.of(text, schema, Optional.of(1L))));
        }
    }

    private void checkCost(Place expression, long cost) {
        total = RuleCost.sum(total, cost);
        if (cost > RuleCost.LIMIT) {
            expression.refuse(dear("it", cost, RuleCost.LIMIT), BOUNDS);
        }
    }

    private static String dear(String what, long cost, long limit) {
        double factor = (double) cost / limit;
        String times = factor > 100 ? "more than 100" : String.format(Locale.ROOT, "%.1f", factor);
        return "a server estimates that " + what + " may cost " + times + " times what is allowed";
    }
}
