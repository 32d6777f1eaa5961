package io.chartwright.kubernetes;

import java.util.List;

/** Whether a single container is started again: its restart policy and the rules for its exit codes. */
final class RestartRulesCheck {
    private static final int MOST_RULES = 20;
    private static final int MOST_CODES = 255;

    private RestartRulesCheck() {}

    static void check(Place container, PodContext pod) {
        Place policy = container.at("restartPolicy");
        Place rules = container.at("restartPolicyRules");
        if (!pod.since(35)) {
            return;
        }
        policy.oneOf(List.of("Always", "Never", "OnFailure"));
        if (!rules.isEmpty() && policy.isEmpty()) {
            policy.refuse("is required with restartPolicyRules", "add restartPolicy");
        }
        if (rules.items().size() > MOST_RULES) {
            rules.refuse("has " + rules.items().size() + " entries", "keep it to " + MOST_RULES);
        }
        for (Place rule : rules.items()) {
            rule.at("action").require("say what is done");
            if (!rule.at("action").isEmpty()) {
                rule.at("action").oneOf(List.of("Restart", "RestartAllContainers"));
            }
            Place codes = rule.at("exitCodes");
            if (!codes.isThere()) {
                codes.refuse("is required", "say for which exit codes");
                continue;
            }
            codes.at("operator").oneOf(List.of("In", "NotIn"));
            if (codes.at("values").items().size() > MOST_CODES) {
                codes.at("values").refuse("has more than " + MOST_CODES + " entries", "list fewer");
            }
        }
    }
}
