package io.chartwright.kubernetes;

import java.util.List;
import java.util.Set;

/** What a PodDisruptionBudget keeps. */
final class DisruptionBudgetCheck implements KindCheck {

    @Override
    public Set<String> kinds() {
        return Set.of("PodDisruptionBudget.policy");
    }

    @Override
    public void check(Place object, Minor minor) {
        Place spec = object.at("spec");
        Place least = spec.at("minAvailable");
        Place most = spec.at("maxUnavailable");
        if (least.isThere() && most.isThere()) {
            spec.refuse("has both minAvailable and maxUnavailable", "keep one of them");
        }
        checkShare(least);
        checkShare(most);
        Selectors.check(spec.at("selector"));
        spec.at("unhealthyPodEvictionPolicy").oneOf(List.of("IfHealthyBudget", "AlwaysAllow"));
    }

    private static void checkShare(Place share) {
        share.within(0, Long.MAX_VALUE);
        share.text().ifPresent(text -> {
            if (!text.matches("[0-9]+%")) {
                share.refuse("'" + text + "' is neither a number nor a percentage", "write 1 or \"50%\"");
            } else if (Long.parseLong("0" + text.substring(0, Math.min(text.length() - 1, 9))) > 100) {
                share.refuse(text + " is more than 100%", "write 100% at most");
            }
        });
    }
}
