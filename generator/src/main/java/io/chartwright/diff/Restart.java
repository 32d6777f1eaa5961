package io.chartwright.diff;

import io.chartwright.model.Effect;
import io.chartwright.model.Effect.Kind;
import io.chartwright.model.Mapping;
import java.util.List;
import java.util.Optional;

/** Whether a change replaces pods, and how. */
final class Restart {
    private static final List<String> TEMPLATE = List.of("spec.template");

    private Restart() {}

    /** Returns how the pods of the workload are replaced, if they are. */
    static Optional<Effect> of(ObjectPair pair, List<FieldChange> fields) {
        List<FieldChange> ofPods = fields.stream()
                .filter(field -> FixedFields.isBelow(field, TEMPLATE))
                .toList();
        if (ofPods.isEmpty()) {
            return Optional.empty();
        }
        return how(pair.id().kind(), pair.after().orElseThrow())
                .map(how -> new Effect(Kind.RESTART, how + why(ofPods)));
    }

    private static String why(List<FieldChange> ofPods) {
        if (ofPods.stream().allMatch(field -> Noise.isVersion(field.path()))) {
            return ", only because a label with a version changes";
        }
        boolean isNoise =
                ofPods.stream().allMatch(field -> Noise.isVersion(field.path()) || Noise.isChecksum(field.path()));
        return isNoise ? ", because the checksum of what they read changes" : "";
    }

    private static Optional<String> how(String kind, Mapping workload) {
        Mapping spec = workload.mapping("spec").orElse(Mapping.empty(workload.location()));
        String strategy = spec.mapping(kind.equals("Deployment") ? "strategy" : "updateStrategy")
                .flatMap(mapping -> mapping.text("type"))
                .orElse("RollingUpdate");
        return switch (kind) {
            case "Deployment" ->
                Optional.of(
                        strategy.equals("Recreate")
                                ? "all pods are stopped before new ones start"
                                : "its pods are replaced, some at a time");
            case "StatefulSet", "DaemonSet" ->
                Optional.of(
                        strategy.equals("OnDelete")
                                ? "its pods change only when somebody deletes them"
                                : "its pods are replaced, one after the other");
            default -> Optional.empty();
        };
    }

    /** Returns whether the change replaces pods. */
    static boolean isOne(List<FieldChange> fields) {
        return fields.stream().anyMatch(field -> FixedFields.isBelow(field, TEMPLATE));
    }
}
