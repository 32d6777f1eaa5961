package io.chartwright.diff;

import io.chartwright.model.Mapping;
import io.chartwright.model.Scalar;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The fields that the API server does not let anybody change in an object that is there; from Kubernetes' validation. */
final class FixedFields {
    private static final Map<String, List<String>> FIXED = Map.ofEntries(
            Map.entry("apps/Deployment", List.of("spec.selector")),
            Map.entry("apps/DaemonSet", List.of("spec.selector")),
            Map.entry("apps/ReplicaSet", List.of("spec.selector")),
            Map.entry(
                    "batch/Job",
                    List.of(
                            "spec.template",
                            "spec.selector",
                            "spec.completionMode",
                            "spec.podFailurePolicy",
                            "spec.backoffLimitPerIndex",
                            "spec.successPolicy",
                            "spec.managedBy")),
            Map.entry("/PersistentVolumeClaim", List.of("spec")),
            Map.entry("/Pod", List.of("spec")),
            Map.entry("/Secret", List.of("type")),
            Map.entry("rbac.authorization.k8s.io/RoleBinding", List.of("roleRef")),
            Map.entry("rbac.authorization.k8s.io/ClusterRoleBinding", List.of("roleRef")),
            Map.entry(
                    "storage.k8s.io/StorageClass",
                    List.of("provisioner", "parameters", "reclaimPolicy", "volumeBindingMode")),
            Map.entry("scheduling.k8s.io/PriorityClass", List.of("value", "preemptionPolicy")),
            Map.entry("networking.k8s.io/IngressClass", List.of("spec.controller")),
            Map.entry("node.k8s.io/RuntimeClass", List.of("handler")),
            Map.entry(
                    "apiextensions.k8s.io/CustomResourceDefinition",
                    List.of("spec.group", "spec.scope", "spec.names.plural")),
            Map.entry("apps/StatefulSet", List.of("spec")));

    /** What may change below a field that is named above. */
    private static final Map<String, List<String>> FREE = Map.of(
            "apps/StatefulSet",
            List.of(
                    "spec.replicas",
                    "spec.ordinals",
                    "spec.template",
                    "spec.updateStrategy",
                    "spec.revisionHistoryLimit",
                    "spec.persistentVolumeClaimRetentionPolicy",
                    "spec.minReadySeconds"),
            "/PersistentVolumeClaim",
            List.of("spec.resources", "spec.volumeAttributesClassName"),
            "/Pod",
            List.of("spec.activeDeadlineSeconds", "spec.tolerations"));

    private static final Set<String> SEALED = Set.of("ConfigMap", "Secret");

    private FixedFields() {}

    /** Returns whether the API server refuses the change of the field. */
    static boolean isRefused(ObjectPair pair, FieldChange field) {
        String type = pair.id().group() + "/" + pair.id().kind();
        Mapping before = pair.before().orElseThrow();
        Mapping after = pair.after().orElseThrow();
        if (type.equals("/Service")) {
            return isRefusedOfService(before, after, field);
        }
        if (SEALED.contains(pair.id().kind()) && isTrue(before, "immutable") && !isMetadata(field)) {
            return true;
        }
        boolean isImage = type.equals("/Pod") && field.path().last().equals("image");
        return isBelow(field, FIXED.getOrDefault(type, List.of()))
                && !isBelow(field, FREE.getOrDefault(type, List.of()))
                && !isImage;
    }

    private static boolean isRefusedOfService(Mapping before, Mapping after, FieldChange field) {
        boolean isExternalName =
                type(before).equals("ExternalName") || type(after).equals("ExternalName");
        boolean hasBalancer = type(before).equals("LoadBalancer") && type(after).equals("LoadBalancer");
        boolean isNamed = field.after().isPresent();
        return (isBelow(field, List.of("spec.clusterIP", "spec.clusterIPs")) && isNamed && !isExternalName)
                || (isBelow(field, List.of("spec.loadBalancerClass")) && hasBalancer);
    }

    /** Returns the type of a Service. */
    static String type(Mapping service) {
        return service.mapping("spec").flatMap(spec -> spec.text("type")).orElse("ClusterIP");
    }

    private static boolean isTrue(Mapping object, String key) {
        return object.get(key)
                .filter(node -> node instanceof Scalar scalar && Boolean.TRUE.equals(scalar.value()))
                .isPresent();
    }

    private static boolean isMetadata(FieldChange field) {
        return isBelow(field, List.of("metadata"));
    }

    /** Returns whether the field is one of those, or in one. */
    static boolean isBelow(FieldChange field, List<String> paths) {
        return paths.stream().anyMatch(path -> field.path().isBelow(List.of(path.split("\\.", -1))));
    }
}
