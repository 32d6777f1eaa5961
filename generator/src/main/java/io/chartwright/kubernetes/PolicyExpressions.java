package io.chartwright.kubernetes;

import io.chartwright.cel.Compiled;
import io.chartwright.cel.Scope;
import java.util.Optional;

/** Expressions of admission policies; from {@code pkg/apis/admissionregistration/validation}. */
final class PolicyExpressions {
    private final ExpressionCheck check;
    private final Place spec;
    private final boolean hasParameters;

    /** Creates a check of the expressions under the {@code spec} of a policy. */
    PolicyExpressions(ExpressionCheck check, Place spec) {
        this.check = check;
        this.spec = spec;
        this.hasParameters = spec.at("paramKind").isThere();
    }

    /** Says what is wrong in a policy that validates. */
    void checkValidations() {
        check.checkConditions(spec.at("matchConditions"), hasParameters);
        Scope asking = check.admission(hasParameters, true);
        boolean hasVariables = !spec.at("variables").items().isEmpty();
        Scope scope = hasVariables ? withVariables(asking) : asking;
        Scope message = scope.without("authorizer").without("authorizer.requestResource");
        for (Place validation : spec.at("validations").items()) {
            check.check(validation.at("expression"), scope, "bool");
            check.check(validation.at("messageExpression"), message, "string");
        }
        spec.at("auditAnnotations")
                .items()
                .forEach(annotation -> check.check(annotation.at("valueExpression"), scope, "string", "null"));
    }

    /** Says what is wrong in a policy that changes objects. */
    void checkMutations() {
        check.checkConditions(spec.at("matchConditions"), hasParameters);
        Scope scope = withVariables(check.admission(hasParameters, true)).withPatches();
        for (Place mutation : spec.at("mutations").items()) {
            check.check(mutation.at("jsonPatch", "expression"), scope, "list(JSONPatch)");
            check.check(mutation.at("applyConfiguration", "expression"), scope, "Object");
        }
    }

    /** Says what is wrong with the variables, and returns the scope in which those after each of them stand. */
    private Scope withVariables(Scope scope) {
        Scope known = scope.withVariables();
        for (Place variable : spec.at("variables").items()) {
            Optional<Compiled> compiled = check.check(variable.at("expression"), known);
            if (compiled.isPresent()) {
                known = known.withVariable(variable.at("name").textOrEmpty(), compiled.get());
            }
        }
        return known;
    }
}
