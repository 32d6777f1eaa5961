package io.chartwright.kubernetes;

import io.chartwright.cel.Expressions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Every check of a kind. */
final class KindChecks {
    private KindChecks() {}

    /** Returns the checks in the order in which they run. */
    static List<KindCheck> all() {
        return Stream.of(workloads(), application(), cluster())
                .flatMap(checks -> checks)
                .toList();
    }

    private static Stream<KindCheck> workloads() {
        return Stream.of(
                new MetadataCheck(),
                new PodCheck(),
                new PodTemplateCheck(),
                new DeploymentCheck(),
                new ReplicaSetCheck(),
                new ReplicationControllerCheck(),
                new StatefulSetCheck(),
                new DaemonSetCheck(),
                new JobCheck(),
                new CronJobCheck());
    }

    private static Stream<KindCheck> application() {
        return Stream.of(
                new AutoscalerCheck(),
                new ConfigMapCheck(),
                new DisruptionBudgetCheck(),
                new EndpointSliceCheck(),
                new EndpointsCheck(),
                new BackendTlsPolicyCheck(),
                new GatewayCheck(),
                new GrpcRouteCheck(),
                new HttpRouteCheck(),
                new IngressCheck(),
                new IngressClassCheck(),
                new NetworkPolicyCheck(),
                new RoleBindingCheck(),
                new RoleCheck(),
                new OpenShiftRouteCheck(),
                new ScaledObjectCheck(),
                new SecretCheck(),
                new ServiceAddressesCheck(),
                new ServiceCheck(),
                new ServiceNetworkCheck(),
                new ServicePortsCheck());
    }

    private static Stream<KindCheck> cluster() {
        Map<Minor, Expressions> languages = new ConcurrentHashMap<>();
        return Stream.of(
                new AdmissionBindingCheck(),
                new AdmissionPolicyCheck(languages),
                new ApiServiceCheck(),
                new CsiDriverCheck(),
                new CustomResourceCheck(languages),
                new DeviceCheck(languages),
                new FlowSchemaCheck(),
                new LeaseCheck(),
                new LimitRangeCheck(),
                new NodeCheck(),
                new PersistentVolumeCheck(),
                new PersistentVolumeClaimCheck(),
                new PriorityClassCheck(),
                new PriorityLevelCheck(),
                new ResourceQuotaCheck(),
                new RuntimeClassCheck(),
                new SigningRequestCheck(),
                new StorageCapacityCheck(),
                new StorageClassCheck(),
                new VolumeAttachmentCheck(),
                new WebhookCheck(languages));
    }
}
