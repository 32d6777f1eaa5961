package io.chartwright.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.StreamSupport;

/**
 * The Secrets and ConfigMaps that rendered pods name but the chart does not make: an operator's own. They are found in
 * the rendered objects, so that no list must be kept.
 */
final class Needs {
    private static final Map<String, String> REFERENCES = Map.of(
            "secretKeyRef", "Secret",
            "secretRef", "Secret",
            "secret", "Secret",
            "configMapKeyRef", "ConfigMap",
            "configMapRef", "ConfigMap",
            "configMap", "ConfigMap");

    private final Map<String, Set<String>> keys = new TreeMap<>();

    private Needs() {}

    /** Returns objects, with placeholder content, for all that the rendered objects name and do not hold. */
    static List<ObjectNode> of(List<JsonNode> rendered) {
        Needs needs = new Needs();
        rendered.forEach(needs::collect);
        for (JsonNode object : rendered) {
            needs.keys.remove(object.path("kind").asText() + "/"
                    + object.at("/metadata/name").asText());
        }
        List<ObjectNode> objects = new ArrayList<>();
        needs.keys.forEach((name, entries) -> objects.add(object(name, entries)));
        return objects;
    }

    private void collect(JsonNode node) {
        node.properties().forEach(field -> {
            String kind = REFERENCES.get(field.getKey());
            if (kind != null) {
                reference(kind, field.getValue());
            }
        });
        node.forEach(this::collect);
    }

    private void reference(String kind, JsonNode reference) {
        String name = reference.path("secretName").asText(reference.path("name").asText());
        if (name.isEmpty()) {
            return;
        }
        Set<String> entries = keys.computeIfAbsent(kind + "/" + name, unused -> new TreeSet<>());
        if (reference.has("key")) {
            entries.add(reference.get("key").asText());
        }
        StreamSupport.stream(reference.path("items").spliterator(), false)
                .map(item -> item.path("key").asText())
                .forEach(entries::add);
    }

    private static ObjectNode object(String kindAndName, Set<String> entries) {
        String[] parts = kindAndName.split("/", 2);
        ObjectNode object = new ObjectMapper().createObjectNode();
        object.put("apiVersion", "v1").put("kind", parts[0]);
        object.putObject("metadata").put("name", parts[1]);
        ObjectNode data = object.putObject(parts[0].equals("Secret") ? "stringData" : "data");
        data.put("unused", "e2e");
        entries.forEach(entry -> data.put(entry, "e2e"));
        return object;
    }
}
