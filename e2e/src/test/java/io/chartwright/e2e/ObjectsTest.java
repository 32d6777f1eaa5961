package io.chartwright.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The names, namespaces, labels and texts of every rendered object. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ObjectsTest {
    private static final List<String> POD_LABELS = List.of(
            "app.kubernetes.io/name",
            "app.kubernetes.io/instance",
            "app.kubernetes.io/component",
            "app.kubernetes.io/version",
            "app.kubernetes.io/part-of",
            "app.kubernetes.io/managed-by");
    private static final Map<String, String> MERGE_KEYS = Map.of(
            "env", "name", "ports", "name", "volumes", "name", "volumeMounts", "mountPath", "containers", "name");

    private final Helm helm = Surroundings.helms().get(1);

    List<Overlay> overlays() {
        return Overlay.all();
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void everyObjectIsInTheReleasesNamespace(Overlay overlay) {
        assertThat(Manifests.of(helm, overlay).objects()).allSatisfy(object -> assertThat(
                        object.at("/metadata/namespace").asText())
                .as(Manifests.identity(object))
                .isEqualTo("ns1"));
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void namesWhenTheReleasesNameIsAsLongAsHelmAllows(Overlay overlay) {
        Manifests manifests = Manifests.of(helm, "r".repeat(53), overlay.chart(), "--values=" + overlay.testValues());
        assertThat(manifests.objects()).allSatisfy(object -> {
            assertThat(object.at("/metadata/name").asText())
                    .hasSizeLessThanOrEqualTo(63)
                    .matches("[a-z]([a-z0-9-]*[a-z0-9])?");
            assertThat(object.at("/metadata/labels")).allSatisfy(label -> assertThat(label.asText())
                    .hasSizeLessThanOrEqualTo(63)
                    .matches("[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?"));
        });
        assertThat(manifests.objects().stream().map(Manifests::identity)).doesNotHaveDuplicates();
    }

    @Test
    void identitiesWhenTwoReleasesShareANamespace() {
        for (List<String> names : List.of(List.of("a", "b"), List.of("r".repeat(52) + "a", "r".repeat(52) + "b"))) {
            assertThat(identities(names.get(0))).isNotEmpty().doesNotContainAnyElementsOf(identities(names.get(1)));
        }
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void everyObjectAndPodHasTheRecommendedLabels(Overlay overlay) {
        Manifests manifests = Manifests.of(helm, overlay);
        assertThat(manifests.objects()).allSatisfy(object -> assertThat(filled(object.at("/metadata/labels")))
                .as(Manifests.identity(object))
                .containsAll(POD_LABELS)
                .contains("helm.sh/chart"));
        assertThat(manifests.ofKind("Deployment")).isNotEmpty().allSatisfy(object -> assertThat(
                        filled(object.at("/spec/template/metadata/labels")))
                .containsAll(POD_LABELS)
                .doesNotContain("helm.sh/chart"));
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void mergeKeysAreUnique(Overlay overlay) {
        List<String> doubled = new ArrayList<>();
        Manifests.of(helm, overlay).objects().forEach(object -> collectDoubled(object, doubled));
        assertThat(doubled).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void annotationsLabelsAndVariablesAreTexts(Overlay overlay) {
        List<String> others = new ArrayList<>();
        Manifests manifests = Manifests.of(
                helm,
                overlay,
                "--set=commonLabels.one=1,commonAnnotations.yes=true,player.extraEnv.COUNT=3,runtime.podLabels.on=false");
        manifests.objects().forEach(object -> collectOthers(object, others));
        assertThat(others).isEmpty();
        assertThat(manifests.objects())
                .allSatisfy(object ->
                        assertThat(object.at("/metadata/labels/one").asText()).isEqualTo("1"));
    }

    private Set<String> identities(String release) {
        Overlay overlay = Overlay.all().get(0);
        Set<String> identities = new TreeSet<>();
        Manifests.of(helm, release, overlay.chart(), "--values=" + overlay.testValues())
                .objects()
                .forEach(object -> identities.add(Manifests.identity(object)));
        return identities;
    }

    private static Set<String> filled(JsonNode labels) {
        Set<String> names = new TreeSet<>();
        labels.properties().stream()
                .filter(label -> !label.getValue().asText().isEmpty())
                .forEach(label -> names.add(label.getKey()));
        return names;
    }

    private static void collectDoubled(JsonNode node, List<String> doubled) {
        node.properties().forEach(field -> {
            String key = MERGE_KEYS.get(field.getKey());
            if (key != null && field.getValue().isArray()) {
                Set<String> seen = new TreeSet<>();
                StreamSupport.stream(field.getValue().spliterator(), false)
                        .filter(item -> item.has(key) && !seen.add(item.get(key).asText()))
                        .forEach(item -> doubled.add(field.getKey() + ": " + item));
            }
        });
        node.forEach(child -> collectDoubled(child, doubled));
    }

    private static void collectOthers(JsonNode node, List<String> others) {
        for (String map : List.of("labels", "annotations", "matchLabels")) {
            node.path(map).properties().stream()
                    .filter(entry -> !entry.getValue().isTextual())
                    .forEach(entry -> others.add(map + "." + entry));
        }
        node.path("env").forEach(variable -> {
            if (variable.has("value") && !variable.get("value").isTextual()) {
                others.add(variable.toString());
            }
        });
        if (node.path("kind").asText().equals("ConfigMap")) {
            node.path("data").properties().stream()
                    .filter(entry -> !entry.getValue().isTextual())
                    .forEach(entry -> others.add("data." + entry));
        }
        node.forEach(child -> collectOthers(child, others));
    }
}
