package io.chartwright.kubernetes;

import java.util.List;
import java.util.Map;

/** How a MutatingAdmissionPolicy changes objects; from {@code pkg/apis/admissionregistration/validation}. */
final class MutationsCheck {
    private static final Map<String, String> FIELDS =
            Map.of("JSONPatch", "jsonPatch", "ApplyConfiguration", "applyConfiguration");

    private MutationsCheck() {}

    /** Says what is wrong with the changes of a policy. */
    static void check(Place spec) {
        Place again = spec.at("reinvocationPolicy");
        again.require("write Never or IfNeeded");
        if (!again.isEmpty()) {
            again.oneOf(List.of("Never", "IfNeeded"));
        }
        for (Place rule : spec.at("matchConstraints", "resourceRules").items()) {
            rule.at("operations").items().forEach(operation -> operation.oneOf(List.of("CREATE", "UPDATE")));
        }
        spec.at("mutations").require("write a mutation");
        spec.at("mutations").items().forEach(MutationsCheck::checkMutation);
    }

    private static void checkMutation(Place mutation) {
        Place type = mutation.at("patchType");
        type.require("write JSONPatch or ApplyConfiguration");
        if (!FIELDS.containsKey(type.textOrEmpty())) {
            if (!type.isEmpty()) {
                type.oneOf(List.of("JSONPatch", "ApplyConfiguration"));
            }
            return;
        }
        FIELDS.forEach((name, field) -> {
            Place patch = mutation.at(field);
            if (!name.equals(type.textOrEmpty())) {
                patch.forbid("does not go with patchType " + type.textOrEmpty(), "remove it");
            } else if (!patch.isThere()) {
                patch.refuse("is required for patchType " + name, "write an expression there");
            } else {
                MatchConditions.checkExpression(patch.at("expression"));
            }
        });
    }
}
