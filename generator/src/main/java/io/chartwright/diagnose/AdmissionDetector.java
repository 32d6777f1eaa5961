package io.chartwright.diagnose;

import io.chartwright.model.Certainty;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Pods that the API server refuses to take. */
final class AdmissionDetector implements Detector {
    private static final Map<String, Pattern> TEXTS = texts();

    private static Map<String, Pattern> texts() {
        Map<String, Pattern> texts = new LinkedHashMap<>();
        texts.put("admission/pod-security", Pattern.compile("violates PodSecurity"));
        texts.put("admission/quota-needs", Pattern.compile("failed quota: .*must specify"));
        texts.put("admission/quota", Pattern.compile("exceeded quota"));
        texts.put(
                "admission/limit-range",
                Pattern.compile("(maximum|minimum) (cpu|memory|ephemeral-storage) usage per|limit to request ratio"));
        texts.put("admission/service-account", Pattern.compile("(?i)serviceaccount \"?[^\"]+\"? not found"));
        texts.put("admission/priority-class", Pattern.compile("no PriorityClass with name"));
        texts.put("admission/scc", Pattern.compile("security context constraint"));
        texts.put(
                "admission/policy",
                Pattern.compile("denied the request|ValidatingAdmissionPolicy|failed calling webhook"));
        return texts;
    }

    @Override
    public List<Clue> find(Snapshot snapshot) {
        Stream<Clue> conditions = Stream.concat(snapshot.own("ReplicaSet"), snapshot.own("Deployment"))
                .filter(object ->
                        object.condition("ReplicaFailure").text("status").equals("True"))
                .map(object -> clue(
                        object,
                        "status.conditions[ReplicaFailure].message",
                        object.condition("ReplicaFailure").text("message")));
        Stream<Clue> events = snapshot.own("ReplicaSet")
                .filter(set -> set.number("status.replicas") < set.number("spec.replicas"))
                .flatMap(set -> snapshot.events(set).stream()
                        .filter(event -> event.text("reason").equals("FailedCreate"))
                        .map(event -> clue(set, "event FailedCreate", event.text("message"))));
        return Stream.concat(conditions, events).toList();
    }

    private static Clue clue(LiveObject object, String place, String text) {
        String id = TEXTS.entrySet().stream()
                .filter(known -> known.getValue().matcher(text).find())
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("admission/other");
        return Clue.of(id, Certainty.CERTAIN, object, place, text);
    }
}
