package io.chartwright.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What rendered or live objects say about the pods that they lead to. */
final class Workloads {
    /** The fields that the API server and controllers write for themselves. */
    private static final Set<String> BOOKKEEPING = Set.of("resourceVersion", "managedFields");

    private Workloads() {}

    /**
     * Returns how many pods the controllers must create: per Deployment the least of its autoscaler, otherwise its
     * replicas. Fails on workloads of other kinds, which would have to be counted here first.
     */
    static int expectedPods(List<JsonNode> rendered) {
        int expected = 0;
        for (JsonNode object : rendered) {
            switch (kind(object)) {
                case "Deployment" -> expected += replicas(object, rendered);
                case "StatefulSet", "DaemonSet", "Job", "CronJob", "ReplicaSet" ->
                    throw new AssertionError("pods of a " + kind(object) + " are not counted yet");
                default -> {}
            }
        }
        return expected;
    }

    private static int replicas(JsonNode deployment, List<JsonNode> rendered) {
        return rendered.stream()
                .filter(object -> kind(object).equals("HorizontalPodAutoscaler"))
                .filter(object ->
                        object.at("/spec/scaleTargetRef/name").asText().equals(name(deployment)))
                .findFirst()
                .map(autoscaler -> autoscaler.at("/spec/minReplicas").asInt(1))
                .orElse(deployment.at("/spec/replicas").asInt(1));
    }

    /** Returns the pod template of each object that has one, as a Pod named after the object. */
    static List<ObjectNode> podsOf(List<JsonNode> objects) {
        return objects.stream()
                .filter(object -> object.at("/spec/template/spec/containers").isArray())
                .map(Workloads::pod)
                .toList();
    }

    private static ObjectNode pod(JsonNode workload) {
        ObjectNode pod = workload.at("/spec/template").deepCopy();
        pod.put("apiVersion", "v1").put("kind", "Pod");
        pod.withObject("/metadata").put("name", "as-pod-" + name(workload));
        return pod;
    }

    /** Returns each object by kind and name as its owner wrote it: with its generation, without status. */
    static Map<String, JsonNode> states(List<JsonNode> live) {
        Map<String, JsonNode> states = new TreeMap<>();
        for (JsonNode object : live) {
            ObjectNode state = object.deepCopy();
            state.remove("status");
            state.withObject("/metadata").remove(BOOKKEEPING);
            states.put(kind(object) + "/" + name(object), state);
        }
        return states;
    }

    /** Returns an object's kind. */
    static String kind(JsonNode object) {
        return object.path("kind").asText();
    }

    /** Returns an object's name. */
    static String name(JsonNode object) {
        return object.at("/metadata/name").asText();
    }
}
