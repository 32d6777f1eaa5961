package io.chartwright.diagnose;

import io.chartwright.live.Cluster;
import io.chartwright.live.NotAllowedException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads a release from a cluster. What the user may not read is noted and left out. */
final class SnapshotReader {
    private static final String INSTANCE = "app.kubernetes.io/instance";
    private static final int LOG_LINES = 300;

    /** Kinds of which the release's own objects are read. */
    private static final Map<String, String> OWN = Map.of(
            "Pod", "v1",
            "Service", "v1",
            "Deployment", "apps/v1",
            "ReplicaSet", "apps/v1",
            "EndpointSlice", "discovery.k8s.io/v1",
            "HorizontalPodAutoscaler", "autoscaling/v2",
            "PodDisruptionBudget", "policy/v1",
            "Ingress", "networking.k8s.io/v1",
            "Route", "route.openshift.io/v1",
            "ExternalSecret", "external-secrets.io/v1");

    /** Kinds that act on the release whoever owns them. */
    private static final Map<String, String> OF_NAMESPACE = Map.of(
            "ResourceQuota", "v1",
            "LimitRange", "v1",
            "ConfigMap", "v1",
            "Secret", "v1",
            "NetworkPolicy", "networking.k8s.io/v1");

    private static final List<String> METRICS_SERVICES =
            List.of("v1beta1.metrics.k8s.io", "v1beta1.custom.metrics.k8s.io", "v1beta1.external.metrics.k8s.io");

    private final Cluster cluster;
    private final String namespace;
    private final String release;
    private final Map<String, List<LiveObject>> objects = new TreeMap<>();
    private final List<ContainerLog> logs = new ArrayList<>();
    private final List<String> unread = new ArrayList<>();

    SnapshotReader(Cluster cluster, String namespace, String release) {
        this.cluster = cluster;
        this.namespace = namespace;
        this.release = release;
    }

    /**
     * Returns all that may be read of the release.
     *
     * @param now when that is
     * @throws io.chartwright.model.UnavailableException when the cluster does not answer
     */
    Snapshot read(Instant now) {
        OWN.forEach((kind, version) -> list(kind, version, Map.of(INSTANCE, release)));
        OF_NAMESPACE.forEach((kind, version) -> list(kind, version, Map.of()));
        read("Node", () -> cluster.list("v1", "Node", null, Map.of()).stream()
                .map(LiveObject::new)
                .map(Reduced::toSpace));
        read("Namespace", () -> cluster.get("v1", "Namespace", null, namespace).stream()
                .map(LiveObject::new));
        read("APIService", () -> METRICS_SERVICES.stream()
                .flatMap(name -> cluster.get("apiregistration.k8s.io/v1", "APIService", null, name).stream())
                .map(LiveObject::new));
        events();
        forget();
        pods().forEach(this::logs);
        return new Snapshot(
                cluster.context(), cluster.version().gitVersion(), namespace, release, now, objects, logs, unread);
    }

    private void list(String kind, String version, Map<String, String> labels) {
        read(kind, () -> cluster.list(version, kind, namespace, labels).stream().map(LiveObject::new));
    }

    private void read(String kind, Supplier<Stream<LiveObject>> source) {
        try {
            objects.put(kind, source.get().toList());
        } catch (NotAllowedException e) {
            unread.add(kind + ": no right to read it");
        }
    }

    /** Events of the release's objects, and of no others in the namespace. */
    private void events() {
        Set<String> known = objects.values().stream()
                .flatMap(List::stream)
                .map(LiveObject::id)
                .collect(Collectors.toSet());
        read("Event", () -> cluster.list("v1", "Event", namespace, Map.of()).stream()
                .map(LiveObject::new)
                .filter(event ->
                        known.contains(event.text("involvedObject.kind") + "/" + event.text("involvedObject.name")))
                .sorted(Comparator.comparing(SnapshotReader::time)));
    }

    private static String time(LiveObject event) {
        return Stream.of("series.lastObservedTime", "lastTimestamp", "eventTime", "metadata.creationTimestamp")
                .map(event::text)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }

    /** Leaves out of the namespace's Secrets and ConfigMaps what is nobody's business here. */
    private void forget() {
        Set<String> named = Reference.idsOf(pods());
        for (String kind : List.of("Secret", "ConfigMap")) {
            objects.computeIfPresent(kind, (name, all) -> all.stream()
                    .filter(object -> object.label(INSTANCE).equals(release)
                            || (object.label("owner").equals("helm")
                                    && object.label("name").equals(release))
                            || named.contains(object.id()))
                    .map(object ->
                            kind.equals("ConfigMap") && object.label(INSTANCE).equals(release)
                                    ? Reduced.toSettings(object)
                                    : Reduced.toKeys(object))
                    .toList());
        }
    }

    private List<LiveObject> pods() {
        return objects.getOrDefault("Pod", List.of());
    }

    private void logs(LiveObject pod) {
        Stream.of("status.initContainerStatuses", "status.containerStatuses")
                .flatMap(path -> pod.items(path).stream())
                .forEach(container -> logs(pod, container));
    }

    private void logs(LiveObject pod, LiveObject container) {
        boolean hasRun = !container.text("containerID").isEmpty() || container.number("restartCount") > 0;
        if (!hasRun) {
            return;
        }
        log(pod, container.text("name"), false);
        if (container.number("restartCount") > 0) {
            log(pod, container.text("name"), true);
        }
    }

    private void log(LiveObject pod, String container, boolean previous) {
        try {
            List<String> lines = cluster.logs(namespace, pod.name(), container, previous, LOG_LINES)
                    .lines()
                    .toList();
            if (!lines.isEmpty()) {
                logs.add(new ContainerLog(pod.name(), container, previous, lines));
            }
        } catch (NotAllowedException e) {
            String what = "logs of pods: no right to read them";
            if (!unread.contains(what)) {
                unread.add(what);
            }
        }
    }
}
