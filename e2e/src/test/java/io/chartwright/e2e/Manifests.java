package io.chartwright.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * What {@code helm template} made, read without a cluster. A key that stands twice in a mapping fails the reading.
 *
 * @param text what Helm printed
 * @param objects the objects in it
 */
record Manifests(String text, List<JsonNode> objects) {
    /** Renders a chart into namespace {@code ns1} for a Kubernetes that the chart supports. */
    static Manifests of(Helm helm, String release, Path chart, String... flags) {
        List<String> words = new ArrayList<>(
                List.of("template", release, chart.toString(), "--namespace=ns1", "--kube-version=1.36.0"));
        words.addAll(List.of(flags));
        return of(helm.run(words.toArray(String[]::new)).succeeded());
    }

    /** Renders an overlay with its values for tests. */
    static Manifests of(Helm helm, Overlay overlay, String... flags) {
        return of(
                helm,
                "flow",
                overlay.chart(),
                Stream.concat(Stream.of("--values=" + overlay.testValues()), Stream.of(flags))
                        .toArray(String[]::new));
    }

    private static Manifests of(String text) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        ObjectMapper mapper = new ObjectMapper();
        List<JsonNode> objects = StreamSupport.stream(
                        new Yaml(new SafeConstructor(options)).loadAll(text).spliterator(), false)
                .filter(Objects::nonNull)
                .map(document -> mapper.<JsonNode>valueToTree(document))
                .toList();
        if (objects.isEmpty()) {
            throw new AssertionError("nothing was rendered");
        }
        return new Manifests(text, objects);
    }

    /** Returns the objects of a kind. */
    List<JsonNode> ofKind(String kind) {
        return objects.stream().filter(isKind(kind)).toList();
    }

    /** Returns the object of a kind of a tier; a missing node when there is none. */
    JsonNode of(String kind, String tier) {
        return ofKind(kind).stream()
                .filter(object -> object.at("/metadata/labels")
                        .path("app.kubernetes.io/component")
                        .asText()
                        .equals(tier))
                .findFirst()
                .orElse(MissingNode.getInstance());
    }

    /** Returns every pod with its metadata: those of Deployments and that of {@code helm test}. */
    List<JsonNode> pods() {
        return objects.stream()
                .filter(isKind("Deployment").or(isKind("Pod")))
                .map(object -> isKind("Pod").test(object)
                        ? object
                        : object.path("spec").path("template"))
                .toList();
    }

    /** Returns every container of every pod, those that start first included. */
    List<JsonNode> containers() {
        return pods().stream()
                .flatMap(pod -> Stream.of("initContainers", "containers")
                        .flatMap(list ->
                                StreamSupport.stream(pod.path("spec").path(list).spliterator(), false)))
                .toList();
    }

    /** Returns kind and name, which are unique in a namespace. */
    static String identity(JsonNode object) {
        return object.path("kind").asText() + "/" + object.at("/metadata/name").asText();
    }

    private static Predicate<JsonNode> isKind(String kind) {
        return object -> object.path("kind").asText().equals(kind);
    }
}
