package io.chartwright.diagnose;

import io.chartwright.model.Certainty;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Services that lead nowhere, and load balancers that do not come. */
final class ServiceDetector implements Detector {
    /** A cloud takes this long to make a load balancer. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final Map<String, String> CLOUDS = Map.of(
            "service.k8s.aws/", "aws",
            "eks.amazonaws.com/", "aws",
            "networking.gke.io/", "gce");

    @Override
    public List<Clue> find(Snapshot snapshot) {
        return snapshot.own("Service")
                .filter(service ->
                        !service.tier().isEmpty() && !service.text("spec.type").equals("ExternalName"))
                .flatMap(service ->
                        Stream.concat(endpoints(snapshot, service).stream(), loadBalancer(snapshot, service).stream()))
                .toList();
    }

    private static Optional<Clue> endpoints(Snapshot snapshot, LiveObject service) {
        boolean isServed = snapshot.all("EndpointSlice").stream()
                .filter(slice -> slice.label("kubernetes.io/service-name").equals(service.name()))
                .flatMap(slice -> slice.items("endpoints").stream())
                .anyMatch(endpoint -> !endpoint.text("conditions.ready").equals("false"));
        List<LiveObject> pods = snapshot.pods(service.tier());
        if (isServed || pods.isEmpty() || !snapshot.knows("EndpointSlice")) {
            return Optional.empty();
        }
        long ready = pods.stream().filter(Snapshot::isReady).count();
        return Optional.of(
                ready == 0
                        ? Clue.of(
                                "service/no-endpoints",
                                Certainty.CERTAIN,
                                service,
                                "endpoints",
                                "none is ready; pods of the tier: " + pods.size())
                        : Clue.of(
                                "service/selector",
                                Certainty.LIKELY,
                                service,
                                "spec.selector",
                                "leads to no pod: " + service.strings("spec.selector") + "; ready pods of the tier: "
                                        + ready));
    }

    private static Optional<Clue> loadBalancer(Snapshot snapshot, LiveObject service) {
        boolean isPending = service.text("spec.type").equals("LoadBalancer")
                && service.items("status.loadBalancer.ingress").isEmpty();
        if (!isPending) {
            return Optional.empty();
        }
        Optional<LiveObject> refusal = snapshot.events(service).stream()
                .filter(event -> event.text("type").equals("Warning"))
                .reduce((first, second) -> second);
        String loadBalancerClass = service.text("spec.loadBalancerClass");
        boolean isHeard = snapshot.events(service).stream()
                .anyMatch(event -> !event.text("reason").isEmpty());
        if (refusal.isPresent()) {
            LiveObject event = refusal.get();
            return Optional.of(Clue.of(
                            "load-balancer/refused",
                            Certainty.CERTAIN,
                            service,
                            "event " + event.text("reason"),
                            event.text("message"))
                    .with("class", loadBalancerClass));
        }
        boolean isForeign = isForeign(snapshot, loadBalancerClass);
        Certainty certainty = isForeign
                ? Certainty.CERTAIN
                : snapshot.age(service).compareTo(PATIENCE) < 0 || isHeard ? Certainty.POSSIBLE : Certainty.LIKELY;
        return Optional.of(Clue.of(
                        loadBalancerClass.isEmpty() || isHeard ? "load-balancer/pending" : "load-balancer/class",
                        certainty,
                        service,
                        loadBalancerClass.isEmpty() ? "status.loadBalancer" : "spec.loadBalancerClass",
                        (loadBalancerClass.isEmpty() ? "no class" : loadBalancerClass) + ", no address, "
                                + (isHeard ? "a controller works on it" : "no event of a controller") + ", "
                                + snapshot.age(service).toMinutes() + " minutes old")
                .with("class", loadBalancerClass));
    }

    /** Returns whether the class is of another cloud than the nodes, or of the other of the two controllers on EKS. */
    private static boolean isForeign(Snapshot snapshot, String loadBalancerClass) {
        List<LiveObject> nodes = snapshot.all("Node");
        String cloud = CLOUDS.entrySet().stream()
                .filter(known -> loadBalancerClass.startsWith(known.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
        boolean isElsewhere = !cloud.isEmpty()
                && !nodes.isEmpty()
                && nodes.stream().noneMatch(node -> node.text("spec.providerID").startsWith(cloud + "://"));
        boolean isAutoMode = loadBalancerClass.startsWith("service.k8s.aws/")
                && nodes.stream().anyMatch(node -> node.label("eks.amazonaws.com/compute-type")
                        .equals("auto"));
        return isElsewhere || isAutoMode;
    }
}
