package io.chartwright.kubernetes;

import io.chartwright.model.Mapping;
import io.chartwright.model.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What an API server refuses of an object by itself: what depends on other objects, on admission plugins that look
 * around, or on what was there before is not seen.
 */
public final class ApiCheck {
    private final ApiTypes types = new ApiTypes();
    private final KindVerdict verdict = new KindVerdict(types);
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
                new MetadataCheck(),
                new PodCheck(),
                new PodTemplateCheck(),
                new DeploymentCheck(),
                new ReplicaSetCheck(),
                new ReplicationControllerCheck(),
                new StatefulSetCheck(),
                new DaemonSetCheck(),
                new JobCheck(),
                new CronJobCheck(),
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

    /**
     * Returns what a server of that minor refuses of the object, in the order of its checks; empty when it takes it. A
     * {@code List} is as good as its items, which clients send one by one.
     */
    public List<FieldProblem> problems(Mapping object, Minor minor) {
        boolean isList = object.text("apiVersion").equals(Optional.of("v1"))
                && object.text("kind").equals(Optional.of("List"));
        return isList ? problemsOfItems(object, minor) : problemsOf(object, minor);
    }

    private List<FieldProblem> problemsOfItems(Mapping list, Minor minor) {
        List<FieldProblem> problems = new ArrayList<>();
        int index = 0;
        for (Node item : list.items("items")) {
            String path = "items[" + index++ + "]";
            if (item instanceof Mapping object) {
                for (FieldProblem problem : problems(object, minor)) {
                    problems.add(new FieldProblem(
                            problem.location(), path + "." + problem.path(), problem.problem(), problem.fix()));
                }
            } else {
                problems.add(new FieldProblem(
                        item.location(),
                        path,
                        "expected an object, found " + item.kind(),
                        "write apiVersion and kind"));
            }
        }
        return List.copyOf(problems);
    }

    private List<FieldProblem> problemsOf(Mapping object, Minor minor) {
        List<FieldProblem> problems = new ArrayList<>();
        Place place = Place.of(object, problems);
        place.at("apiVersion").require("write the group and version of the kind");
        place.at("kind").require("write the kind");
        String apiVersion = place.at("apiVersion").textOrEmpty();
        String kind = place.at("kind").textOrEmpty();
        if (apiVersion.isEmpty() || kind.isEmpty()) {
            return List.copyOf(problems);
        }
        types.kind(apiVersion, kind, minor)
                .ifPresentOrElse(
                        known -> checkBuiltIn(known, place, object, minor, problems),
                        () -> verdict.refuseUnknown(apiVersion, kind, place, minor));
        return List.copyOf(problems);
    }

    private void checkBuiltIn(ApiKind kind, Place place, Mapping object, Minor minor, List<FieldProblem> problems) {
        verdict.checkServed(kind, place, minor);
        requireName(kind.group(), place);
        new FieldCheck(types, minor, problems).check(object, kind.type());
        Set<String> refused = new HashSet<>();
        problems.forEach(problem -> refused.add(problem.path()));
        List<FieldProblem> more = new ArrayList<>();
        Place again = Place.of(object, more);
        String group = kind.group().isEmpty() ? "" : "." + kind.group();
        checks.getOrDefault(kind.name() + group, List.of()).forEach(check -> check.check(again, minor));
        // What was said of a field already is not said a second time in other words.
        more.stream().filter(problem -> !refused.contains(problem.path())).forEach(problems::add);
    }

    /** Reviews are questions to the server, and the only objects without a name. */
    private static void requireName(String group, Place object) {
        Place metadata = object.at("metadata");
        boolean isReview = group.equals("authentication.k8s.io") || group.equals("authorization.k8s.io");
        if (!isReview && metadata.at("generateName").isEmpty()) {
            metadata.at("name").require("give the object a name");
        }
    }
}
