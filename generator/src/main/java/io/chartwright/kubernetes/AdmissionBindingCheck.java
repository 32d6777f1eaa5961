package io.chartwright.kubernetes;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Where a ValidatingAdmissionPolicy is in force, and how. */
final class AdmissionBindingCheck implements KindCheck {

    @Override
    public Set<String> kinds() {
        return Set.of("ValidatingAdmissionPolicyBinding.admissionregistration.k8s.io");
    }

    @Override
    public void check(Place object, Minor minor) {
        Place spec = object.at("spec");
        Place policy = spec.at("policyName");
        policy.require("write the name of the policy");
        if (!policy.isEmpty()) {
            policy.must(Names.DNS_SUBDOMAIN);
        }
        Place parameters = spec.at("paramRef");
        if (parameters.isThere()) {
            checkParameters(parameters);
        }
        AdmissionPolicyCheck.checkMatch(spec.at("matchResources"), false);
        Place actions = spec.at("validationActions");
        actions.require("list Deny, Warn or Audit");
        Set<String> seen = new HashSet<>();
        for (Place action : actions.items()) {
            action.oneOf(List.of("Deny", "Warn", "Audit"));
            action.text()
                    .filter(text -> !seen.add(text))
                    .ifPresent(text -> action.refuse("'" + text + "' is there already", "list it once"));
        }
        if (seen.contains("Deny") && seen.contains("Warn")) {
            actions.refuse("has both Deny and Warn", "keep one of them");
        }
    }

    private static void checkParameters(Place parameters) {
        Place name = parameters.at("name");
        if (!name.isEmpty() && parameters.at("selector").isThere()) {
            parameters.refuse("has both name and selector", "keep one of them");
        } else if (name.isEmpty() && !parameters.at("selector").isThere()) {
            parameters.refuse("has neither name nor selector", "write one of them");
        }
        Selectors.check(parameters.at("selector"));
        Place action = parameters.at("parameterNotFoundAction");
        if (action.isEmpty()) {
            action.refuse("is required", "write Allow or Deny");
        } else {
            action.oneOf(List.of("Allow", "Deny"));
        }
    }
}
