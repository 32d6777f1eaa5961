package io.chartwright.diagnose;

import io.chartwright.model.Certainty;
import io.chartwright.model.Evidence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Pods for which the scheduler finds no node. */
final class SchedulingDetector implements Detector {
    private static final Map<String, Pattern> TEXTS = texts();

    private static Map<String, Pattern> texts() {
        Map<String, Pattern> texts = new LinkedHashMap<>();
        texts.put("scheduling/no-nodes", Pattern.compile("no nodes available"));
        texts.put("scheduling/node-selector", Pattern.compile("didn't match Pod's node affinity/selector"));
        texts.put("scheduling/resources", Pattern.compile("Insufficient [a-z./-]+|Too many pods"));
        texts.put("scheduling/taint", Pattern.compile("had untolerated taints?|had taints? "));
        texts.put("scheduling/spread", Pattern.compile("topology spread constraints|anti-affinity|pod affinity"));
        texts.put("scheduling/volume", Pattern.compile("persistentvolumeclaim|volume node affinity|unbound"));
        texts.put("scheduling/cordoned", Pattern.compile("node\\(s\\) were unschedulable"));
        return texts;
    }

    @Override
    public List<Clue> find(Snapshot snapshot) {
        return snapshot.pods().stream()
                .filter(pod -> pod.condition("PodScheduled").text("reason").equals("Unschedulable"))
                .flatMap(pod -> clues(snapshot, pod).stream())
                .toList();
    }

    private static List<Clue> clues(Snapshot snapshot, LiveObject pod) {
        String message = pod.condition("PodScheduled").text("message");
        // What pre-emption could not do repeats what is wrong, in fewer words.
        String reasons = message.replaceFirst("\\s*preemption:.*", "");
        List<String> ids = TEXTS.entrySet().stream()
                .filter(known -> known.getValue().matcher(reasons).find())
                .map(Map.Entry::getKey)
                .toList();
        boolean isGrowing = snapshot.events(pod).stream()
                .anyMatch(event -> List.of("TriggeredScaleUp", "Nominated").contains(event.text("reason")));
        Certainty certainty = isGrowing ? Certainty.POSSIBLE : ids.size() == 1 ? Certainty.CERTAIN : Certainty.LIKELY;
        List<Clue> clues = new ArrayList<>();
        for (String id : ids.isEmpty() ? List.of("scheduling/other") : ids) {
            Clue clue = Clue.of(id, certainty, pod, "status.conditions[PodScheduled].message", message)
                    .with("selector", words(pod.strings("spec.nodeSelector"), "="))
                    .with("requests", requests(pod));
            clues.add(id.equals("scheduling/resources") ? withNodes(clue, snapshot) : clue);
        }
        return clues;
    }

    private static String requests(LiveObject pod) {
        return pod.items("spec.containers").stream()
                .map(container -> container.text("name") + ": " + words(container.strings("resources.requests"), " "))
                .collect(Collectors.joining("; "));
    }

    private static String words(Map<String, String> values, String between) {
        return values.entrySet().stream()
                .map(value -> value.getKey() + between + value.getValue())
                .collect(Collectors.joining(", "));
    }

    private static Clue withNodes(Clue clue, Snapshot snapshot) {
        Clue whole = clue;
        for (LiveObject node : snapshot.all("Node")) {
            String has = Stream.of("cpu", "memory", "pods")
                    .map(name -> name + " " + node.text("status.allocatable." + name))
                    .collect(Collectors.joining(", "));
            whole = whole.and(new Evidence(node.id(), "status.allocatable", has));
        }
        return whole;
    }
}
