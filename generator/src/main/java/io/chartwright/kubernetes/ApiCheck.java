package io.chartwright.kubernetes;

import io.chartwright.model.Mapping;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What an API server refuses of an object by itself: what depends on other objects, on admission plugins that look
 * around, or on what was there before is not seen.
 */
public final class ApiCheck {
    private final Map<String, List<KindCheck>> checks = new HashMap<>();

    /** Creates the checks of every kind. */
    public ApiCheck() {
        for (KindCheck check : all()) {
            for (String kind : check.kinds()) {
                checks.computeIfAbsent(kind, key -> new ArrayList<>()).add(check);
            }
        }
    }

    private static List<KindCheck> all() {
        return List.of(
                new AdmissionBindingCheck(),
                new AdmissionPolicyCheck(),
                new ApiServiceCheck(),
                new AutoscalerCheck(),
                new ConfigMapCheck(),
                new CsiDriverCheck(),
                new CustomResourceCheck(),
                new DisruptionBudgetCheck(),
                new EndpointSliceCheck(),
                new EndpointsCheck(),
                new FlowSchemaCheck(),
                new IngressCheck(),
                new IngressClassCheck(),
                new LeaseCheck(),
                new LimitRangeCheck(),
                new NetworkPolicyCheck(),
                new NodeCheck(),
                new PersistentVolumeCheck(),
                new PriorityClassCheck(),
                new PriorityLevelCheck(),
                new ResourceQuotaCheck(),
                new RoleBindingCheck(),
                new RoleCheck(),
                new RuntimeClassCheck(),
                new SecretCheck(),
                new ServiceAddressesCheck(),
                new ServiceCheck(),
                new ServiceNetworkCheck(),
                new ServicePortsCheck(),
                new SigningRequestCheck(),
                new StorageClassCheck(),
                new DeviceCheck(),
                new StorageCapacityCheck(),
                new VolumeAttachmentCheck(),
                new WebhookCheck());
    }

    /** Returns what a server of that minor refuses of the object, in the order of its checks; empty when it takes it. */
    public List<FieldProblem> problems(Mapping object, Minor minor) {
        List<FieldProblem> problems = new ArrayList<>();
        Place place = Place.of(object, problems);
        String apiVersion = place.at("apiVersion").textOrEmpty();
        int slash = apiVersion.indexOf('/');
        String group = slash < 0 ? "" : "." + apiVersion.substring(0, slash);
        String kind = place.at("kind").textOrEmpty() + group;
        checks.getOrDefault(kind, List.of()).forEach(check -> check.check(place, minor));
        return List.copyOf(problems);
    }
}
