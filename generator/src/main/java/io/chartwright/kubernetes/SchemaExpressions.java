package io.chartwright.kubernetes;

import io.chartwright.cel.Compiled;
import io.chartwright.cel.Scope;
import io.chartwright.model.Mapping;
import io.chartwright.model.Node;
import java.util.Optional;

/** Expressions under {@code x-kubernetes-validations} of a schema; from {@code apiextensions-apiserver}. */
final class SchemaExpressions {
    private final ExpressionCheck check;

    SchemaExpressions(ExpressionCheck check) {
        this.check = check;
    }

    /** Says what is wrong in the schema of a whole object. */
    void check(Place schema) {
        walk(schema, true, true);
    }

    private void walk(Place schema, boolean isResource, boolean knowsOld) {
        Node node = schema.node().orElse(null);
        if (!(node instanceof Mapping mapping)) {
            return;
        }
        for (Place rule : schema.at("x-kubernetes-validations").items()) {
            if (ExpressionCheck.isThere(rule.at("rule"))) {
                checkRule(rule, mapping, isResource, knowsOld);
            }
        }
        boolean knowsFields =
                knowsOld && !schema.at("x-kubernetes-map-type").textOrEmpty().equals("atomic");
        boolean knowsItems =
                knowsOld && schema.at("x-kubernetes-list-type").textOrEmpty().equals("map");
        schema.at("properties").fields().forEach(property -> walkBelow(property, knowsFields));
        walkBelow(schema.at("additionalProperties"), knowsFields);
        walkBelow(schema.at("items"), knowsItems);
    }

    private void walkBelow(Place schema, boolean knowsOld) {
        walk(schema, schema.at("x-kubernetes-embedded-resource").isTrue(), knowsOld);
    }

    private void checkRule(Place rule, Mapping schema, boolean isResource, boolean knowsOld) {
        Place expression = rule.at("rule");
        Optional<Scope> scope = check.language()
                .rule(schema, isResource, rule.at("optionalOldSelf").isTrue());
        if (scope.isEmpty()) {
            expression.refuse("stands at a schema whose values expressions cannot see", "give the schema a type");
            return;
        }
        Compiled compiled = check.check(expression, scope.get(), "bool").orElseThrow();
        if (compiled.names("oldSelf") && !knowsOld) {
            expression.refuse(
                    "uses oldSelf, but no old item can be told to be that of a new one",
                    "move the rule out of the list, or write x-kubernetes-list-type: map there");
        }
        if (compiled.mistake().isEmpty()) {
            check.check(rule.at("messageExpression"), scope.get(), "string");
        }
    }
}
