package io.chartwright.diagnose;

import io.chartwright.model.Certainty;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Health checks that containers which run do not pass. */
final class ProbeDetector implements Detector {
    private static final Map<String, Pattern> TEXTS = texts();

    private static Map<String, Pattern> texts() {
        Map<String, Pattern> texts = new LinkedHashMap<>();
        texts.put("probe/path", Pattern.compile("statuscode: (404|405|301|302|400)"));
        texts.put("probe/unhealthy", Pattern.compile("statuscode: 5\\d\\d"));
        texts.put("probe/timeout", Pattern.compile("deadline exceeded|i/o timeout|Client.Timeout"));
        texts.put("probe/port", Pattern.compile("connection refused|no route to host|EOF|server gave HTTP response"));
        return texts;
    }

    @Override
    public List<Clue> find(Snapshot snapshot) {
        return snapshot.unreadyPods().stream()
                .filter(pod -> isRunning(pod))
                .flatMap(pod -> clue(snapshot, pod).stream())
                .toList();
    }

    private static boolean isRunning(LiveObject pod) {
        return ContainerState.of(pod).stream()
                .anyMatch(container -> container.status().has("state.running"));
    }

    /** The last failure counts: at its start a container takes no connections for a while. */
    private static Optional<Clue> clue(Snapshot snapshot, LiveObject pod) {
        List<LiveObject> failures = snapshot.events(pod).stream()
                .filter(event -> event.text("reason").equals("Unhealthy")
                        && event.text("message").matches("(?s)(Readiness|Startup) probe .*"))
                .toList();
        if (failures.isEmpty()) {
            return Optional.empty();
        }
        String text = failures.get(failures.size() - 1).text("message");
        return TEXTS.entrySet().stream()
                .filter(known -> known.getValue().matcher(text).find())
                .map(Map.Entry::getKey)
                .findFirst()
                .map(id -> Clue.of(id, certainty(id), pod, "event Unhealthy", text)
                        .with("path", path(pod))
                        .with("container", pod.tier()));
    }

    private static Certainty certainty(String id) {
        return id.equals("probe/path") ? Certainty.CERTAIN : Certainty.LIKELY;
    }

    private static String path(LiveObject pod) {
        return pod.items("spec.containers").stream()
                .filter(container -> container.text("name").equals(pod.tier()))
                .map(container -> container.text("readinessProbe.httpGet.path"))
                .findFirst()
                .orElse("");
    }
}
