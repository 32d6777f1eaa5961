package io.chartwright.diagnose;

import io.chartwright.model.Certainty;
import io.chartwright.model.Evidence;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Containers that end, and why as far as Kubernetes tells. */
final class CrashDetector implements ContainerDetector {
    private static final Duration LATE = Duration.ofHours(6);

    @Override
    public Stream<Clue> clues(Snapshot snapshot, LiveObject pod, ContainerState container) {
        String text = container.message();
        if (container.waiting().equals("CreateContainerConfigError") && text.contains("runAsNonRoot")) {
            return Stream.of(clue("pod/root-image", Certainty.CERTAIN, pod, container, "state.waiting", text));
        }
        if (container.waiting().equals("CreateContainerError")
                || container.waiting().equals("RunContainerError")) {
            return Stream.of(clue("pod/not-started", Certainty.CERTAIN, pod, container, "state.waiting", text));
        }
        return Stream.of(container)
                .filter(ContainerState::hasFailed)
                .map(failed -> ended(snapshot, pod, failed))
                .filter(clue -> !isOver(snapshot, pod, container, clue.id()));
    }

    /** A container that has come back is well, unless it was killed of late and so may be again. */
    private static boolean isOver(Snapshot snapshot, LiveObject pod, ContainerState container, String id) {
        String end = container.end().text("finishedAt");
        boolean isOld =
                !end.isEmpty() && Instant.parse(end).isBefore(snapshot.taken().minus(LATE));
        return Snapshot.isReady(pod) && (id.equals("pod/crash") || isOld);
    }

    private static Clue ended(Snapshot snapshot, LiveObject pod, ContainerState container) {
        LiveObject end = container.end();
        String how = (end.text("reason") + ", exit code " + end.text("exitCode") + ", restarts "
                        + container.status().text("restartCount") + ". " + end.text("message"))
                .strip();
        String id = "pod/crash";
        if (end.text("reason").equals("OOMKilled")) {
            id = "memory/out";
        } else if (isKilledByLiveness(snapshot, pod, container)) {
            id = "probe/liveness";
        } else if (end.text("reason").equals("StartError") || end.text("reason").equals("ContainerCannotRun")) {
            id = "pod/not-started";
        }
        Clue clue = new Clue(
                        id,
                        pod.tier(),
                        Certainty.CERTAIN,
                        Map.of("name", pod.name(), "kind", "Pod"),
                        List.of(new Evidence(pod.id(), container.endPlace(), how)))
                .with("container", container.name())
                .with("limit", limit(pod, container.name()));
        return lastLine(snapshot, pod, container.name(), clue);
    }

    private static boolean isKilledByLiveness(Snapshot snapshot, LiveObject pod, ContainerState container) {
        return snapshot.events(pod).stream()
                .map(event -> event.text("message"))
                .anyMatch(message -> message.contains("Container " + container.name() + " failed liveness probe"));
    }

    private static String limit(LiveObject pod, String container) {
        return pod.items("spec.containers").stream()
                .filter(spec -> spec.text("name").equals(container))
                .map(spec -> spec.text("resources.limits.memory"))
                .findFirst()
                .orElse("");
    }

    private static Clue lastLine(Snapshot snapshot, LiveObject pod, String container, Clue clue) {
        return snapshot.logs(pod).stream()
                .filter(log -> log.container().equals(container))
                .findFirst()
                .map(log -> clue.and(new Evidence(
                        pod.id(),
                        "last line of the " + log.place(),
                        log.lines().get(log.lines().size() - 1))))
                .orElse(clue);
    }

    private static Clue clue(
            String id, Certainty certainty, LiveObject pod, ContainerState container, String field, String text) {
        return Clue.of(id, certainty, pod, container.place(field), text)
                .with("container", container.name())
                .with("limit", "");
    }
}
