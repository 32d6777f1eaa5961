package io.chartwright.validate.posture;

import io.chartwright.validate.objects.CellObjects;
import io.chartwright.validate.objects.Field;
import io.chartwright.validate.objects.KubernetesObject;
import io.chartwright.validate.objects.Workload;
import java.util.Optional;

/**
 * How many pods a workload has.
 *
 * @param least the smallest number of pods that is planned
 * @param scaler what changes the number, if anything does
 */
record Replicas(int least, Optional<KubernetesObject> scaler) {

    /** Returns the replicas of the workload. */
    static Replicas of(CellObjects cell, Workload workload) {
        Optional<KubernetesObject> scaler = scaler(cell, workload);
        int written = workload.object().field().at("spec", "replicas").integer().orElse(1);
        int least = scaler.map(object -> object.field().at("spec"))
                .map(spec -> spec.at("minReplicas").isThere() ? spec.at("minReplicas") : spec.at("minReplicaCount"))
                .map(field -> field.integer().orElse(1))
                .orElse(written);
        return new Replicas(least, scaler);
    }

    private static Optional<KubernetesObject> scaler(CellObjects cell, Workload workload) {
        String name = workload.object().name().orElse("");
        for (KubernetesObject scaler : cell.scalers(name)) {
            Field target = scaler.field().at("spec", "scaleTargetRef");
            boolean isTarget = workload.object().is(target.at("kind").text().orElse("Deployment"));
            if (isTarget && scaler.isBeside(workload.object())) {
                return Optional.of(scaler);
            }
        }
        return Optional.empty();
    }
}
