package io.chartwright.diff;

import io.chartwright.model.Effect;
import io.chartwright.model.Effect.Kind;
import io.chartwright.model.Mapping;
import java.util.Optional;

/** What is lost with an object that a chart no longer has. */
final class Removal {
    private Removal() {}

    /** Returns what its removal does, if an operator must know it. */
    static Optional<Effect> of(ObjectId id, Mapping object) {
        Kind kind = id.kind().matches("Service|Ingress|Gateway|Route|HTTPRoute") ? Kind.ADDRESS : Kind.LOST;
        return what(id, object).map(what -> {
            boolean isKept = Effects.annotations(object)
                    .text("helm.sh/resource-policy")
                    .filter(policy -> policy.contains("keep"))
                    .isPresent();
            return isKept
                    ? new Effect(Kind.INERT, "it stays in the cluster, because helm.sh/resource-policy is keep")
                    : new Effect(kind, what);
        });
    }

    private static Optional<String> what(ObjectId id, Mapping object) {
        return switch (id.kind()) {
            case "PersistentVolumeClaim" ->
                Optional.of("the claim is deleted, and its data where the StorageClass reclaims by Delete");
            case "PersistentVolume" -> Optional.of("the volume is deleted once nothing claims it");
            case "StatefulSet" ->
                Optional.of(
                        object.mapping("spec")
                                        .flatMap(spec -> spec.mapping("persistentVolumeClaimRetentionPolicy"))
                                        .flatMap(policy -> policy.text("whenDeleted"))
                                        .filter("Delete"::equals)
                                        .isPresent()
                                ? "its pods are deleted, and the claims of their volumes with them"
                                : "its pods are deleted; the claims of their volumes stay, and nothing uses them");
            case "Namespace" -> Optional.of("all that is in the namespace is deleted");
            case "CustomResourceDefinition" -> Optional.of("every object of this kind is deleted, in all namespaces");
            case "Secret" -> Optional.of("what only it holds is lost");
            case "Service" ->
                FixedFields.type(object).equals("LoadBalancer")
                        ? Optional.of("its load balancer is deleted and the address with it")
                        : Optional.empty();
            case "Ingress", "Gateway", "Route", "HTTPRoute" ->
                Optional.of("its hosts are served no longer, and an address of its own is given up");
            default -> Optional.empty();
        };
    }
}
