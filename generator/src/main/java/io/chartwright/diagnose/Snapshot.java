package io.chartwright.diagnose;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All that was read of a release, at one time.
 *
 * @param context the name of the kubeconfig's context
 * @param kubernetes the version of the API server
 * @param namespace where the release is
 * @param release its name
 * @param taken when
 * @param objects by kind, each kind sorted by name; events sorted by time
 * @param logs of the release's pods
 * @param unread what could not be read, and why
 */
record Snapshot(
        String context,
        String kubernetes,
        String namespace,
        String release,
        Instant taken,
        Map<String, List<LiveObject>> objects,
        List<ContainerLog> logs,
        List<String> unread) {

    Snapshot {
        objects = Map.copyOf(objects);
        logs = List.copyOf(logs);
        unread = List.copyOf(unread);
    }

    /** Returns the objects of the kind. */
    List<LiveObject> all(String kind) {
        return objects.getOrDefault(kind, List.of());
    }

    Optional<LiveObject> find(String kind, String name) {
        return all(kind).stream().filter(object -> object.name().equals(name)).findFirst();
    }

    /** Returns whether objects of the kind were read, so that what is not there does not exist. */
    boolean knows(String kind) {
        return objects.containsKey(kind);
    }

    /** Returns the release's own objects of the kind. */
    Stream<LiveObject> own(String kind) {
        return all(kind).stream()
                .filter(object -> object.label("app.kubernetes.io/instance").equals(release));
    }

    /** Returns the pods that are to stay, but for those of tests. */
    List<LiveObject> pods() {
        return own("Pod")
                .filter(pod ->
                        !pod.has("metadata.deletionTimestamp") && !pod.tier().equals("test"))
                .toList();
    }

    /** Returns the pods that should take requests and do not. */
    List<LiveObject> unreadyPods() {
        return pods().stream().filter(pod -> !isReady(pod)).toList();
    }

    static boolean isReady(LiveObject pod) {
        return pod.condition("Ready").text("status").equals("True");
    }

    /** Returns the pods of one tier. */
    List<LiveObject> pods(String tier) {
        return pods().stream().filter(pod -> pod.tier().equals(tier)).toList();
    }

    /** Returns the events about the object, oldest first. */
    List<LiveObject> events(LiveObject about) {
        return all("Event").stream()
                .filter(event -> event.text("involvedObject.kind").equals(about.kind())
                        && event.text("involvedObject.name").equals(about.name()))
                .toList();
    }

    /** Returns the logs of the pod, those of its present containers first. */
    List<ContainerLog> logs(LiveObject pod) {
        return logs.stream().filter(log -> log.pod().equals(pod.name())).toList();
    }

    /** Returns how long the object has been there. */
    Duration age(LiveObject object) {
        String created = object.text("metadata.creationTimestamp");
        return created.isEmpty() ? Duration.ZERO : Duration.between(Instant.parse(created), taken);
    }
}
