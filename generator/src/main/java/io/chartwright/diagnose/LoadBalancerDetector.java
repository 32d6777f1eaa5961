package io.chartwright.diagnose;

import io.chartwright.model.Certainty;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Load balancers that do not come. */
final class LoadBalancerDetector implements Detector {
    /** A cloud takes this long to make a load balancer. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** How the nodes of the cloud begin their identity for which a class of load balancer is. */
    private static final Map<String, String> CLOUDS = Map.of(
            "service.k8s.aws/", "aws://",
            "eks.amazonaws.com/", "aws://",
            "networking.gke.io/", "gce://");

    @Override
    public List<Clue> find(Snapshot snapshot) {
        return snapshot.own("Service")
                .filter(service -> service.text("spec.type").equals("LoadBalancer")
                        && service.items("status.loadBalancer.ingress").isEmpty())
                .map(service -> clue(snapshot, service).with("class", service.text("spec.loadBalancerClass")))
                .toList();
    }

    private static Clue clue(Snapshot snapshot, LiveObject service) {
        List<LiveObject> events = snapshot.events(service);
        Optional<LiveObject> refusal = events.stream()
                .filter(event -> event.text("type").equals("Warning"))
                .reduce((first, second) -> second);
        if (refusal.isPresent()) {
            LiveObject event = refusal.get();
            String place = "event " + event.text("reason");
            return Clue.of("load-balancer/refused", Certainty.CERTAIN, service, place, event.text("message"));
        }
        boolean isWorkedOn = !events.isEmpty();
        String loadBalancerClass = service.text("spec.loadBalancerClass");
        String text = ", no address after " + snapshot.age(service).toMinutes() + " minutes, "
                + (isWorkedOn ? "a controller works on it" : "no event of a controller");
        if (loadBalancerClass.isEmpty() || isWorkedOn) {
            boolean isLong = !isWorkedOn && snapshot.age(service).compareTo(PATIENCE) > 0;
            Certainty certainty = isLong ? Certainty.LIKELY : Certainty.POSSIBLE;
            return Clue.of("load-balancer/pending", certainty, service, "status.loadBalancer", "empty" + text);
        }
        Certainty certainty = isForeign(snapshot, loadBalancerClass) ? Certainty.CERTAIN : Certainty.LIKELY;
        return Clue.of("load-balancer/class", certainty, service, "spec.loadBalancerClass", loadBalancerClass + text);
    }

    /** Returns whether the class is of another cloud than the nodes, or of the other of the two controllers on EKS. */
    private static boolean isForeign(Snapshot snapshot, String loadBalancerClass) {
        List<LiveObject> nodes = snapshot.all("Node");
        boolean isElsewhere = CLOUDS.entrySet().stream()
                .filter(known -> loadBalancerClass.startsWith(known.getKey()) && !nodes.isEmpty())
                .anyMatch(known -> nodes.stream()
                        .noneMatch(node -> node.text("spec.providerID").startsWith(known.getValue())));
        boolean isAutoMode = loadBalancerClass.startsWith("service.k8s.aws/")
                && nodes.stream().anyMatch(node -> node.label("eks.amazonaws.com/compute-type")
                        .equals("auto"));
        return isElsewhere || isAutoMode;
    }
}
