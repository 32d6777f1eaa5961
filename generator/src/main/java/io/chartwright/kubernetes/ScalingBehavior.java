package io.chartwright.kubernetes;

import java.util.List;

/** How fast a HorizontalPodAutoscaler may go in one direction. */
final class ScalingBehavior {
    private ScalingBehavior() {}

    /** Says what is wrong with the rules of one direction. */
    static void check(Place rules, Minor minor) {
        rules.at("stabilizationWindowSeconds").within(0, 3600);
        rules.at("selectPolicy").oneOf(List.of("Max", "Min", "Disabled"));
        Place policies = rules.at("policies");
        if (policies.isThere() && policies.items().isEmpty()) {
            policies.refuse("is empty", "list a policy, or remove it to have the usual ones");
        }
        for (Place policy : policies.items()) {
            policy.at("type").require("write Pods or Percent");
            if (!policy.at("type").isEmpty()) {
                policy.at("type").oneOf(List.of("Pods", "Percent"));
            }
            policy.at("value").within(1, Long.MAX_VALUE);
            policy.at("periodSeconds").within(1, 1800);
        }
        Place tolerance = rules.at("tolerance");
        boolean isRead = minor.number() >= 35;
        if (isRead
                && Quantities.amount(tolerance)
                        .filter(value -> value.signum() < 0)
                        .isPresent()) {
            tolerance.refuse("is negative", "write a share such as 0.05");
        }
    }
}
