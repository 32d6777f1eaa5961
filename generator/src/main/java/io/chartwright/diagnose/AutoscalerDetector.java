package io.chartwright.diagnose;

import io.chartwright.model.Certainty;
import io.chartwright.model.Evidence;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Autoscalers that do not know the load, or not what to scale. */
final class AutoscalerDetector implements Detector {
    private static final Pattern NO_REQUEST = Pattern.compile("missing request for");
    private static final Pattern PODS = Pattern.compile("did not receive metrics for|no metrics returned|unready");

    @Override
    public List<Clue> find(Snapshot snapshot) {
        return snapshot.own("HorizontalPodAutoscaler")
                .flatMap(autoscaler -> clue(snapshot, autoscaler).stream())
                .toList();
    }

    private static Optional<Clue> clue(Snapshot snapshot, LiveObject autoscaler) {
        LiveObject scales = autoscaler.condition("AbleToScale");
        if (scales.text("status").equals("False") && scales.text("reason").equals("FailedGetScale")) {
            return Optional.of(clue("autoscaling/target", Certainty.CERTAIN, autoscaler, "AbleToScale"));
        }
        LiveObject active = autoscaler.condition("ScalingActive");
        if (!active.text("status").equals("False") || active.text("reason").equals("ScalingDisabled")) {
            return Optional.empty();
        }
        String message = active.text("message");
        if (NO_REQUEST.matcher(message).find()) {
            return Optional.of(clue("autoscaling/requests", Certainty.CERTAIN, autoscaler, "ScalingActive"));
        }
        Optional<LiveObject> missing = snapshot.all("APIService").stream()
                .filter(service -> service.condition("Available").text("status").equals("False"))
                .findFirst();
        boolean hasUnready = snapshot.pods(autoscaler.tier()).stream().anyMatch(pod -> !Snapshot.isReady(pod))
                || snapshot.pods(autoscaler.tier()).isEmpty();
        if (missing.isEmpty() && hasUnready && PODS.matcher(message).find()) {
            return Optional.of(clue("autoscaling/pods-not-ready", Certainty.CERTAIN, autoscaler, "ScalingActive"));
        }
        Clue clue = clue(
                "autoscaling/metrics",
                missing.isEmpty() && PODS.matcher(message).find() ? Certainty.LIKELY : Certainty.CERTAIN,
                autoscaler,
                "ScalingActive");
        return Optional.of(missing.map(service -> clue.and(new Evidence(
                        service.id(),
                        "status.conditions[Available]",
                        service.condition("Available").text("message"))))
                .orElse(clue));
    }

    private static Clue clue(String id, Certainty certainty, LiveObject autoscaler, String condition) {
        LiveObject text = autoscaler.condition(condition);
        return Clue.of(
                id,
                certainty,
                autoscaler,
                "status.conditions[" + condition + "]",
                text.text("reason") + ": " + text.text("message"));
    }
}
