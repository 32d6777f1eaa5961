package io.chartwright.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chartwright.model.Finding;
import io.chartwright.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Wrong values at every place of the real chart's schema. */
class SchemaMutationTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ANY = "anyName";

    /** The objects that are open on purpose, by the last part of their path: what Kubernetes reads, and free names. */
    private static final Set<String> OPEN = Set.of(
            "global",
            "affinity",
            "annotations",
            "behavior",
            "commonAnnotations",
            "commonLabels",
            "data",
            "dnsConfig",
            "extraEnv",
            "extraObjects",
            "headers",
            "labels",
            "limits",
            "namespaceSelector",
            "nodeSelector",
            "parameters",
            "podAnnotations",
            "podLabels",
            "podSelector",
            "podSecurityContext",
            "requests",
            "securityContext",
            "valueFrom",
            "writablePaths");

    /** The lists whose items, and the map whose values, are parts of Kubernetes objects. */
    private static final Set<String> OPEN_ITEMS = Set.of(
            "extraContainers",
            "extraEgress",
            "extraEnvFrom",
            "extraIngress",
            "extraInitContainers",
            "extraObjects",
            "extraVolumeMounts",
            "extraVolumes",
            "from",
            "imagePullSecrets",
            "metricRelabelings",
            "metrics",
            "parentRefs",
            "relabelings",
            "tolerations",
            "topologySpreadConstraints",
            "triggers");

    private static final Map<String, JsonNode> SAMPLES = samples();

    private final JsonNode schema;
    private final ValuesChecker checker;
    private final Map<List<String>, JsonNode> places = new LinkedHashMap<>();

    SchemaMutationTest() throws IOException {
        String text = Files.readString(Path.of("..", "charts", "boomi-flow", "values.schema.json"));
        this.schema = JSON.readTree(text);
        this.checker = new ValuesChecker(text);
        collect(List.of(), schema);
    }

    @Test
    void checkWhenASiblingIsMisspeltAtEveryObject() {
        List<String> accepted = new ArrayList<>();
        Set<String> open = new TreeSet<>();
        int refused = 0;
        for (Map.Entry<List<String>, JsonNode> place : places.entrySet()) {
            if (!types(place.getValue()).contains("object")) {
                continue;
            }
            if (isClosed(place.getValue())) {
                String typo = place.getValue().path("properties").fieldNames().next() + "x";
                if (isRefusedAt(
                        with(place.getKey(), typo), JSON.getNodeFactory().textNode("x"))) {
                    refused++;
                } else {
                    accepted.add(with(place.getKey(), typo).toString());
                }
            } else if (!isOpenOnPurpose(place.getKey())) {
                open.add(String.join(".", place.getKey()));
            }
        }
        assertThat(accepted).isEmpty();
        assertThat(open).as("objects that nobody listed as open").isEmpty();
        assertThat(refused).as("closed objects").isGreaterThan(50);
    }

    @Test
    void checkWhenTheTypeIsWrongAtEveryPlace() {
        List<String> accepted = new ArrayList<>();
        int refused = 0;
        for (Map.Entry<List<String>, JsonNode> place : places.entrySet()) {
            Set<String> allowed = types(place.getValue());
            if (place.getKey().isEmpty() || allowed.isEmpty()) {
                continue;
            }
            for (Map.Entry<String, JsonNode> sample : SAMPLES.entrySet()) {
                if (allowed.contains(sample.getKey())) {
                    continue;
                }
                if (isRefusedAt(place.getKey(), sample.getValue())) {
                    refused++;
                } else {
                    accepted.add(sample.getKey() + " at " + String.join(".", place.getKey()));
                }
            }
        }
        assertThat(accepted).isEmpty();
        assertThat(refused).as("wrong values").isGreaterThan(1000);
    }

    @Test
    void everyPlaceHasAType() {
        assertThat(places.entrySet().stream()
                        .filter(place -> types(place.getValue()).isEmpty())
                        .map(place -> String.join(".", place.getKey())))
                .isEmpty();
    }

    @Test
    void checkWhenTheDefaultsAreUnchanged() throws IOException {
        String values = Files.readString(Path.of("..", "charts", "boomi-flow", "values.yaml"));
        assertThat(checker.check(new YamlReader("values").readMapping("values.yaml", values)))
                .isEmpty();
    }

    /** Collects every place below, an item of a list as {@code 0} and a free name as {@link #ANY}. */
    private void collect(List<String> path, JsonNode written) {
        JsonNode node = resolved(written);
        places.put(path, node);
        node.path("properties").properties().forEach(one -> collect(with(path, one.getKey()), one.getValue()));
        if (node.path("additionalProperties").isObject()) {
            collect(with(path, ANY), node.get("additionalProperties"));
        }
        if (node.has("items")) {
            collect(with(path, "0"), node.get("items"));
        }
    }

    /** Returns the schema with its reference followed; what stands beside the reference holds too. */
    private JsonNode resolved(JsonNode node) {
        if (!node.has("$ref")) {
            return node;
        }
        ObjectNode whole =
                resolved(schema.at(node.get("$ref").asText().substring(1))).deepCopy();
        node.properties().stream()
                .filter(one -> !one.getKey().equals("$ref"))
                .forEach(one -> whole.set(one.getKey(), one.getValue()));
        return whole;
    }

    private boolean isRefusedAt(List<String> path, JsonNode value) {
        JsonNode values = value;
        for (int i = path.size() - 1; i >= 0; i--) {
            values = path.get(i).equals("0")
                    ? JSON.createArrayNode().add(values)
                    : JSON.createObjectNode().set(path.get(i), values);
        }
        String place = "'" + String.join(".", path) + "'";
        return checker.check(new YamlReader("values").readMapping("values.yaml", values.toString())).stream()
                .map(Finding::problem)
                .anyMatch(message -> message.contains(place));
    }

    private static boolean isClosed(JsonNode node) {
        JsonNode additional = node.path("additionalProperties");
        return additional.isBoolean() && !additional.asBoolean();
    }

    private static boolean isOpenOnPurpose(List<String> path) {
        String last = path.get(path.size() - 1);
        boolean isNamed = !last.equals("0") && !last.equals(ANY);
        return isNamed ? OPEN.contains(last) : OPEN_ITEMS.contains(path.get(path.size() - 2));
    }

    private static Set<String> types(JsonNode node) {
        JsonNode type = node.path("type");
        Set<String> types = new TreeSet<>();
        if (type.isTextual()) {
            types.add(type.asText());
        }
        StreamSupport.stream(type.spliterator(), false).map(JsonNode::asText).forEach(types::add);
        if (types.contains("number")) {
            types.add("integer");
        }
        return types;
    }

    private static Map<String, JsonNode> samples() {
        Map<String, JsonNode> samples = new LinkedHashMap<>();
        samples.put("string", JSON.getNodeFactory().textNode("word"));
        samples.put("integer", JSON.getNodeFactory().numberNode(3));
        samples.put("number", JSON.getNodeFactory().numberNode(1.5));
        samples.put("boolean", JSON.getNodeFactory().booleanNode(true));
        samples.put("array", JSON.createArrayNode().add("word"));
        samples.put("object", JSON.createObjectNode().put("word", "word"));
        return samples;
    }

    private static List<String> with(List<String> path, String name) {
        List<String> longer = new ArrayList<>(path);
        longer.add(name);
        return List.copyOf(longer);
    }
}
