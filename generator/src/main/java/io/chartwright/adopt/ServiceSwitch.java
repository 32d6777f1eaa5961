package io.chartwright.adopt;

import io.chartwright.model.Mapping;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A Service that is made to send to other pods, and back. The patch is a strategic merge, which tells ports apart by their
 * number, in YAML without quotes, which every shell leaves alone.
 *
 * @param service the Service
 * @param labels the labels that select the new pods
 * @param targetPort the port of the new pods
 */
record ServiceSwitch(InputObject service, Mapping labels, String targetPort) {
    private static final String HEALTH_PATH = ".*(healthcheck-path|health-probe-request-path)";

    /** Returns the commands that send requests to the new pods. */
    List<String> commands(String namespace) {
        Map<String, String> selector = new LinkedHashMap<>();
        old().keySet().forEach(key -> selector.put(key, "null"));
        selector.putAll(InputObject.texts(labels));
        String path = targetPort.equals("80") ? "/api/health" : "/healthz";
        Map<String, String> health = new LinkedHashMap<>();
        healthPaths().forEach((key, old) -> {
            if (!old.equals(path)) {
                health.put(key, path);
            }
        });
        return commands(namespace, selector, ports(targetPort), health);
    }

    /** Returns the commands that send requests to the old pods again. */
    List<String> back(String namespace) {
        Map<String, String> selector = new LinkedHashMap<>();
        InputObject.texts(labels).keySet().forEach(key -> selector.put(key, "null"));
        selector.putAll(old());
        return commands(namespace, selector, ports(""), healthPaths());
    }

    private Map<String, String> old() {
        return InputObject.texts(service.mapping("spec selector"));
    }

    private Map<String, String> healthPaths() {
        Map<String, String> paths = InputObject.texts(service.mapping("metadata annotations"));
        paths.keySet().removeIf(key -> !key.matches(HEALTH_PATH));
        return paths;
    }

    /** Returns each port with its target; without a new one, the target that it had. */
    private List<String> ports(String target) {
        List<String> ports = new ArrayList<>();
        for (Mapping item : InputObject.mappings(service.mapping("spec").items("ports"))) {
            Map<String, String> port = InputObject.texts(item);
            String number = port.getOrDefault("port", "");
            String to = target.isEmpty() ? port.getOrDefault("targetPort", number) : target;
            ports.add("{port: " + number + ", targetPort: " + to + "}");
        }
        return ports;
    }

    private List<String> commands(
            String namespace, Map<String, String> selector, List<String> ports, Map<String, String> health) {
        String service = " service " + this.service.name() + " -n " + namespace;
        List<String> commands = new ArrayList<>();
        // What begins with a brace, kubectl takes for JSON, which needs quotes inside.
        commands.add("kubectl patch" + service + " -p \"spec: {selector: {" + joined(selector) + "}, ports: ["
                + String.join(", ", ports) + "]}\"");
        health.forEach(
                (key, path) -> commands.add("kubectl annotate" + service + " " + key + "=" + path + " --overwrite"));
        return commands;
    }

    private static String joined(Map<String, String> entries) {
        return entries.entrySet().stream()
                .map(entry -> entry.getKey() + ": " + entry.getValue())
                .collect(Collectors.joining(", "));
    }
}
