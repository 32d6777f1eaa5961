package io.chartwright.kubernetes;

import io.chartwright.cel.Expressions;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Structure and expressions of the policies of admission. */
final class AdmissionPolicyCheck implements KindCheck {
    private static final String GROUP = ".admissionregistration.k8s.io";

    private final Map<Minor, Expressions> languages;

    AdmissionPolicyCheck(Map<Minor, Expressions> languages) {
        this.languages = languages;
    }

    @Override
    public Set<String> kinds() {
        return Set.of("ValidatingAdmissionPolicy" + GROUP, "MutatingAdmissionPolicy" + GROUP);
    }

    @Override
    public void check(Place object, Minor minor) {
        Place spec = object.at("spec");
        spec.at("failurePolicy").oneOf(List.of("Ignore", "Fail"));
        Place kind = spec.at("paramKind");
        if (kind.isThere()) {
            kind.at("apiVersion").require("write group and version of the parameters");
            kind.at("kind").require("write the kind of the parameters");
        }
        MatchConditions.check(spec.at("matchConditions"));
        checkVariables(spec.at("variables"));
        checkMatch(spec.at("matchConstraints"), true);
        PolicyExpressions expressions = new PolicyExpressions(new ExpressionCheck(languages, minor), spec);
        if (object.at("kind").textOrEmpty().equals("MutatingAdmissionPolicy")) {
            MutationsCheck.check(spec);
            expressions.checkMutations();
        } else {
            checkValidations(spec);
            expressions.checkValidations();
        }
    }

    private static void checkValidations(Place spec) {
        if (spec.at("validations").isEmpty() && spec.at("auditAnnotations").isEmpty()) {
            spec.refuse("has neither validations nor auditAnnotations", "write a validation");
        }
        spec.at("validations").items().forEach(AdmissionPolicyCheck::checkValidation);
        Set<String> keys = new HashSet<>();
        for (Place annotation : spec.at("auditAnnotations").items()) {
            Place key = annotation.at("key");
            key.require("write the key of the annotation");
            key.text()
                    .filter(text -> !text.isEmpty() && !keys.add(text))
                    .ifPresent(text ->
                            key.refuse("'" + text + "' is there already", "give each annotation a key of its own"));
            if (!key.isEmpty()) {
                key.must(Names.QUALIFIED_NAME);
            }
            MatchConditions.checkExpression(annotation.at("valueExpression"));
        }
    }

    private static void checkVariables(Place variables) {
        for (Place variable : variables.items()) {
            Place name = variable.at("name");
            name.require("name the variable");
            if (!name.isEmpty() && !name.textOrEmpty().matches("[_a-zA-Z][_a-zA-Z0-9]*")) {
                name.refuse("'" + name.textOrEmpty() + "' is no name of CEL", "use letters, digits and '_'");
            }
            MatchConditions.checkExpression(variable.at("expression"));
        }
    }

    private static void checkValidation(Place validation) {
        MatchConditions.checkExpression(validation.at("expression"));
        Place message = validation.at("message");
        String text = message.textOrEmpty();
        if (text.contains("\n")) {
            message.refuse("has more than one line", "write one line");
        }
        if (message.text().isPresent() && text.isBlank() && !text.isEmpty()) {
            message.refuse("is blank", "write a text, or remove it");
        }
        validation.at("reason").oneOf(List.of("Unauthorized", "Forbidden", "Invalid", "RequestEntityTooLarge"));
    }

    /** Says what is wrong with the resources that a policy or a binding is about. */
    static void checkMatch(Place match, boolean isNeeded) {
        if (!match.isThere()) {
            if (isNeeded) {
                match.refuse("is required", "say which resources the policy is about");
            }
            return;
        }
        Selectors.check(match.at("namespaceSelector"));
        Selectors.check(match.at("objectSelector"));
        match.at("matchPolicy").oneOf(List.of("Exact", "Equivalent"));
        if (isNeeded) {
            match.at("resourceRules").require("list at least one rule");
        }
        match.at("resourceRules").items().forEach(rule -> AdmissionRules.check(rule, true));
        match.at("excludeResourceRules").items().forEach(rule -> AdmissionRules.check(rule, true));
    }
}
