package io.chartwright.kubernetes;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Which form the name of an object of each built-in kind has, and which kinds are in no namespace. */
final class ObjectNames {
    private static final Format ANY = Names.PATH_SEGMENT;

    /** The kinds whose names are something else than a DNS subdomain. */
    private static final Map<String, Format> OTHER_FORMS = Map.of(
            "Namespace", Names.DNS_LABEL,
            "StatefulSet.apps", Names.DNS_LABEL,
            "Role.rbac.authorization.k8s.io", ANY,
            "ClusterRole.rbac.authorization.k8s.io", ANY,
            "RoleBinding.rbac.authorization.k8s.io", ANY,
            "ClusterRoleBinding.rbac.authorization.k8s.io", ANY,
            "CertificateSigningRequest.certificates.k8s.io", ANY,
            "ClusterTrustBundle.certificates.k8s.io", ANY,
            "IPAddress.networking.k8s.io", ANY);

    private static final Set<String> NAMESPACED = Set.of(
            "ConfigMap",
            "Endpoints",
            "Event",
            "LimitRange",
            "PersistentVolumeClaim",
            "Pod",
            "PodTemplate",
            "ReplicationController",
            "ResourceQuota",
            "Secret",
            "Service",
            "ServiceAccount",
            "ControllerRevision.apps",
            "DaemonSet.apps",
            "Deployment.apps",
            "ReplicaSet.apps",
            "StatefulSet.apps",
            "HorizontalPodAutoscaler.autoscaling",
            "CronJob.batch",
            "Job.batch",
            "Lease.coordination.k8s.io",
            "EndpointSlice.discovery.k8s.io",
            "Event.events.k8s.io",
            "Ingress.networking.k8s.io",
            "NetworkPolicy.networking.k8s.io",
            "PodDisruptionBudget.policy",
            "Role.rbac.authorization.k8s.io",
            "RoleBinding.rbac.authorization.k8s.io",
            "ResourceClaim.resource.k8s.io",
            "ResourceClaimTemplate.resource.k8s.io",
            "CSIStorageCapacity.storage.k8s.io");

    private static final Set<String> CLUSTER_WIDE = Set.of(
            "Namespace",
            "Node",
            "PersistentVolume",
            "MutatingAdmissionPolicy.admissionregistration.k8s.io",
            "MutatingAdmissionPolicyBinding.admissionregistration.k8s.io",
            "MutatingWebhookConfiguration.admissionregistration.k8s.io",
            "ValidatingAdmissionPolicy.admissionregistration.k8s.io",
            "ValidatingAdmissionPolicyBinding.admissionregistration.k8s.io",
            "ValidatingWebhookConfiguration.admissionregistration.k8s.io",
            "CustomResourceDefinition.apiextensions.k8s.io",
            "APIService.apiregistration.k8s.io",
            "CertificateSigningRequest.certificates.k8s.io",
            "ClusterTrustBundle.certificates.k8s.io",
            "FlowSchema.flowcontrol.apiserver.k8s.io",
            "PriorityLevelConfiguration.flowcontrol.apiserver.k8s.io",
            "IngressClass.networking.k8s.io",
            "IPAddress.networking.k8s.io",
            "ServiceCIDR.networking.k8s.io",
            "RuntimeClass.node.k8s.io",
            "ClusterRole.rbac.authorization.k8s.io",
            "ClusterRoleBinding.rbac.authorization.k8s.io",
            "DeviceClass.resource.k8s.io",
            "ResourceSlice.resource.k8s.io",
            "PriorityClass.scheduling.k8s.io",
            "CSIDriver.storage.k8s.io",
            "CSINode.storage.k8s.io",
            "StorageClass.storage.k8s.io",
            "VolumeAttachment.storage.k8s.io",
            "VolumeAttributesClass.storage.k8s.io");

    private static final Map<String, Boolean> KINDS = kindsAndWhetherNamespaced();

    private ObjectNames() {}

    private static Map<String, Boolean> kindsAndWhetherNamespaced() {
        Map<String, Boolean> kinds = new TreeMap<>();
        NAMESPACED.forEach(kind -> kinds.put(kind, true));
        CLUSTER_WIDE.forEach(kind -> kinds.put(kind, false));
        return kinds;
    }

    /** Returns every built-in kind whose objects have a name. */
    static Set<String> kinds() {
        return KINDS.keySet();
    }

    /** Returns whether objects of the kind are in a namespace, if the kind is built in. */
    static Optional<Boolean> isNamespaced(String kind) {
        return Optional.ofNullable(KINDS.get(kind));
    }

    /** Returns the form of the names of a kind on a server of that minor. */
    static Format form(String kind, Minor minor) {
        if (kind.equals("Service")) {
            return minor.number() >= 34 ? Names.DNS_LABEL : Names.DNS_1035_LABEL;
        }
        return OTHER_FORMS.getOrDefault(kind, Names.DNS_SUBDOMAIN);
    }
}
