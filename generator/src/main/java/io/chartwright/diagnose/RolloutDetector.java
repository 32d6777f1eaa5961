package io.chartwright.diagnose;

import io.chartwright.model.Certainty;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Rollouts and Helm operations that do not end, pods that do not come and nodes that fail. */
final class RolloutDetector implements Detector {
    private static final Duration LONG = Duration.ofMinutes(15);

    @Override
    public List<Clue> find(Snapshot snapshot) {
        return Stream.of(
                        snapshot.own("Deployment").flatMap(deployment -> rollout(deployment).stream()),
                        helm(snapshot).stream(),
                        snapshot.unreadyPods().stream().map(RolloutDetector::pod),
                        snapshot.pods().stream().flatMap(pod -> node(snapshot, pod).stream()))
                .flatMap(clues -> clues)
                .toList();
    }

    private static Optional<Clue> rollout(LiveObject deployment) {
        if (deployment.number("spec.replicas") == 0) {
            return Optional.of(Clue.of("rollout/no-replicas", Certainty.CERTAIN, deployment, "spec.replicas", "0"));
        }
        LiveObject progress = deployment.condition("Progressing");
        return progress.text("reason").equals("ProgressDeadlineExceeded")
                ? Optional.of(Clue.of(
                        "rollout/stuck",
                        Certainty.CERTAIN,
                        deployment,
                        "status.conditions[Progressing]",
                        progress.text("message")))
                : Optional.empty();
    }

    /** Helm keeps each revision in a Secret of its own; its labels tell how it ended. */
    private static Optional<Clue> helm(Snapshot snapshot) {
        Optional<LiveObject> last = snapshot.all("Secret").stream()
                .filter(secret -> secret.label("owner").equals("helm")
                        && secret.label("name").equals(snapshot.release()))
                .max(Comparator.comparingLong(secret -> version(secret)));
        return last.flatMap(secret -> {
            String status = secret.label("status");
            if (status.equals("failed")) {
                return Optional.of(clue("release/failed", Certainty.CERTAIN, secret, status));
            }
            return status.startsWith("pending")
                            && since(secret, snapshot.taken()).compareTo(LONG) > 0
                    ? Optional.of(clue("release/locked", Certainty.LIKELY, secret, status))
                    : Optional.empty();
        });
    }

    private static Clue clue(String id, Certainty certainty, LiveObject secret, String status) {
        return Clue.of(id, certainty, secret, "label status", status + ", revision " + secret.label("version"));
    }

    private static long version(LiveObject secret) {
        String version = secret.label("version");
        return version.matches("\\d{1,9}") ? Long.parseLong(version) : 0;
    }

    private static Duration since(LiveObject secret, Instant now) {
        String seconds = secret.label("modifiedAt").isEmpty() ? secret.label("createdAt") : secret.label("modifiedAt");
        return seconds.matches("\\d{1,11}")
                ? Duration.between(Instant.ofEpochSecond(Long.parseLong(seconds)), now)
                : Duration.ZERO;
    }

    private static Clue pod(LiveObject pod) {
        if (pod.text("status.reason").equals("Evicted")) {
            return Clue.of("node/evicted", Certainty.CERTAIN, pod, "status.message", pod.text("status.message"));
        }
        LiveObject ready = pod.condition("Ready");
        boolean isGated = !pod.items("spec.readinessGates").isEmpty()
                && pod.condition("ContainersReady").text("status").equals("True");
        if (isGated) {
            return Clue.of(
                    "load-balancer/targets",
                    Certainty.LIKELY,
                    pod,
                    "status.conditions[Ready]",
                    ready.text("reason") + ": " + ready.text("message"));
        }
        String waiting = ContainerState.of(pod).stream()
                .map(ContainerState::waiting)
                .filter(reason -> !reason.isEmpty())
                .findFirst()
                .orElse("");
        return Clue.of(
                "pod/not-ready",
                Certainty.CERTAIN,
                pod,
                "status",
                String.join(" ", pod.text("status.phase"), waiting, ready.text("message")));
    }

    private static Optional<Clue> node(Snapshot snapshot, LiveObject pod) {
        return snapshot.find("Node", pod.text("spec.nodeName"))
                .filter(node -> !node.condition("Ready").text("status").equals("True"))
                .map(node -> Clue.of(
                                "node/not-ready",
                                Certainty.CERTAIN,
                                node,
                                "status.conditions[Ready]",
                                node.condition("Ready").text("message"))
                        .in(pod.tier()));
    }
}
