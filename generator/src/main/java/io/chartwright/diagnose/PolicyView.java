package io.chartwright.diagnose;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the network policies of the namespace let a pod do.
 *
 * @param policies those that select it
 */
record PolicyView(List<LiveObject> policies) {

    static PolicyView of(Snapshot snapshot, LiveObject pod) {
        Map<String, String> labels = pod.strings("metadata.labels");
        return new PolicyView(snapshot.all("NetworkPolicy").stream()
                .filter(policy -> selects(policy.part("spec.podSelector"), labels))
                .toList());
    }

    /** Returns the policies that keep the pod from the port everywhere; none when one rule lets it out, or none counts. */
    List<LiveObject> blockingEgress(int port) {
        return blocking("Egress", "spec.egress", port);
    }

    /** Returns the policies that keep everybody from the port of the pod. */
    List<LiveObject> blockingIngress(int port) {
        return blocking("Ingress", "spec.ingress", port);
    }

    private List<LiveObject> blocking(String type, String rules, int port) {
        List<LiveObject> counting =
                policies.stream().filter(policy -> isOf(policy, type)).toList();
        boolean isLet = counting.stream()
                .flatMap(policy -> policy.items(rules).stream())
                .anyMatch(rule -> names(rule, port));
        return isLet ? List.of() : counting;
    }

    private static boolean isOf(LiveObject policy, String type) {
        List<String> types = policy.texts("spec.policyTypes");
        return types.contains(type) || (types.isEmpty() && (type.equals("Ingress") || policy.has("spec.egress")));
    }

    /** A port with a name could be any, so it counts as this one. */
    private static boolean names(LiveObject rule, int port) {
        List<LiveObject> ports = rule.items("ports");
        return ports.isEmpty()
                || ports.stream().anyMatch(each -> {
                    String text = each.text("port");
                    boolean isNumber = text.matches("\\d+");
                    long last = Math.max(each.number("endPort"), each.number("port"));
                    return !isNumber || (each.number("port") <= port && port <= last);
                });
    }

    private static boolean selects(LiveObject selector, Map<String, String> labels) {
        boolean matches = selector.strings("matchLabels").entrySet().stream()
                .allMatch(label -> label.getValue().equals(labels.get(label.getKey())));
        return matches && selector.items("matchExpressions").stream().allMatch(each -> holds(each, labels));
    }

    private static boolean holds(LiveObject expression, Map<String, String> labels) {
        String value = labels.get(expression.text("key"));
        Set<String> values = Set.copyOf(expression.texts("values"));
        return switch (expression.text("operator")) {
            case "In" -> value != null && values.contains(value);
            case "NotIn" -> value == null || !values.contains(value);
            case "Exists" -> value != null;
            default -> value == null;
        };
    }
}
