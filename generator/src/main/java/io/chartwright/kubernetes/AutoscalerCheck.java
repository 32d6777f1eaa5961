package io.chartwright.kubernetes;

import java.util.List;
import java.util.Set;

/** Bounds and target of a HorizontalPodAutoscaler; from {@code pkg/apis/autoscaling/validation}. */
final class AutoscalerCheck implements KindCheck {
    private static final int FIRST_MINOR_WITH_ZERO = 37;

    @Override
    public Set<String> kinds() {
        return Set.of("HorizontalPodAutoscaler.autoscaling");
    }

    @Override
    public void check(Place object, Minor minor) {
        Place spec = object.at("spec");
        Place least = spec.at("minReplicas");
        Place most = spec.at("maxReplicas");
        if (least.integer().orElse(1L) == 0 && minor.number() >= FIRST_MINOR_WITH_ZERO) {
            checkZero(spec);
        } else {
            least.within(1, Long.MAX_VALUE);
        }
        long maximum = most.integer().orElse(0L);
        if (maximum < 1) {
            most.refuse(maximum + " is not 1 or more", "write how many replicas there may be");
        } else if (maximum < least.integer().orElse(1L)) {
            most.refuse(
                    maximum + " is less than minReplicas, " + least.integer().orElse(1L),
                    "raise maxReplicas or lower minReplicas");
        }
        checkTarget(spec.at("scaleTargetRef"), true);
        spec.at("targetCPUUtilizationPercentage").within(1, Long.MAX_VALUE);
        spec.at("metrics").items().forEach(MetricForm::check);
        for (String direction : List.of("scaleUp", "scaleDown")) {
            ScalingBehavior.check(spec.at("behavior", direction), minor);
        }
    }

    private static void checkZero(Place spec) {
        boolean isWoken = spec.at("metrics").items().stream()
                .map(metric -> metric.at("type").textOrEmpty())
                .anyMatch(type -> type.equals("Object") || type.equals("External"));
        if (!isWoken) {
            spec.at("minReplicas")
                    .refuse("0 needs a metric of type Object or External", "add one, or set minReplicas: 1");
        }
    }

    /** Says what is wrong with a reference to an object of another API. */
    static void checkTarget(Place target, boolean isScaled) {
        for (String name : List.of("kind", "name")) {
            target.at(name).require("say which object is meant");
            target.at(name).must(Names.PATH_SEGMENT);
        }
        Place version = target.at("apiVersion");
        if (isScaled && !version.textOrEmpty().matches("[^/]+/[^/]*")) {
            version.refuse(
                    "'" + version.textOrEmpty() + "' names no group", "write group and version, such as apps/v1");
        } else if (version.textOrEmpty().chars().filter(letter -> letter == '/').count() > 1) {
            version.refuse("'" + version.textOrEmpty() + "' has more than one '/'", "write group/version");
        }
    }
}
