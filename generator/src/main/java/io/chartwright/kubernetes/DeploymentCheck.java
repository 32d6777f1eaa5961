package io.chartwright.kubernetes;

import java.util.Set;

/** Deployments. */
final class DeploymentCheck implements KindCheck {
    private static final long DEFAULT_DEADLINE = 600;
    private static final long DEFAULT_PERCENTAGE = 25;

    @Override
    public Set<String> kinds() {
        return Set.of("Deployment.apps");
    }

    @Override
    public void check(Place object, Minor minor) {
        Place spec = object.at("spec");
        WorkloadCheck.check(spec);
        spec.at("revisionHistoryLimit").within(0, Integer.MAX_VALUE);
        WorkloadCheck.selector(spec);
        PodSpecCheck.template(spec.at("template"), minor);
        strategy(spec.at("strategy"));
        Place deadline = spec.at("progressDeadlineSeconds");
        deadline.within(0, Integer.MAX_VALUE);
        long seconds = deadline.integer().orElse(DEFAULT_DEADLINE);
        long ready = spec.at("minReadySeconds").integer().orElse(0L);
        if (seconds <= ready && deadline.isThere()) {
            deadline.refuse(seconds + " is not more than minReadySeconds, " + ready, "raise it");
        } else if (seconds <= ready) {
            spec.at("minReadySeconds")
                    .refuse(
                            ready + " is not less than progressDeadlineSeconds, which is " + seconds
                                    + " unless it is written",
                            "lower it, or write a progressDeadlineSeconds above it");
        }
    }

    private static void strategy(Place strategy) {
        Place rolling = strategy.at("rollingUpdate");
        if (strategy.at("type").textOrEmpty().equals("Recreate")) {
            rolling.forbid("cannot be set when type is Recreate", "remove it");
            return;
        }
        Place unavailable = rolling.at("maxUnavailable");
        Place surge = rolling.at("maxSurge");
        Percentages.check(unavailable);
        Percentages.check(surge);
        Percentages.notMoreThanAll(unavailable);
        if (Percentages.isZero(unavailable, DEFAULT_PERCENTAGE) && Percentages.isZero(surge, DEFAULT_PERCENTAGE)) {
            unavailable.refuse("is 0, as is maxSurge, so no pod could be replaced", "raise one of the two");
        }
    }
}
