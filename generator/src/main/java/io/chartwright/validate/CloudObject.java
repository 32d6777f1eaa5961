package io.chartwright.validate;

import io.chartwright.model.Location;
import io.chartwright.model.Mapping;
import io.chartwright.model.Mapping.Entry;
import io.chartwright.model.Node;
import io.chartwright.model.Scalar;
import io.chartwright.model.Sequence;
import io.chartwright.validate.objects.KubernetesObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An object, or the template of pods in it, as controllers see it.
 *
 * @param object the rendered object
 * @param kind its kind; {@code Pod} for a template of pods
 * @param tree its content, from {@code metadata} on
 */
record CloudObject(KubernetesObject object, String kind, Mapping tree) {
    private static final List<List<String>> POD_TEMPLATES =
            List.of(List.of("spec", "template"), List.of("spec", "jobTemplate", "spec", "template"));

    /** Returns the objects and the templates of pods in them. */
    static List<CloudObject> of(List<KubernetesObject> objects) {
        List<CloudObject> all = new ArrayList<>();
        for (KubernetesObject object : objects) {
            all.add(new CloudObject(object, object.kind().orElse(""), object.tree()));
            for (List<String> path : POD_TEMPLATES) {
                object.tree()
                        .at(path)
                        .filter(Mapping.class::isInstance)
                        .ifPresent(pods -> all.add(new CloudObject(object, "Pod", (Mapping) pods)));
            }
        }
        return all;
    }

    /** Returns its annotations in their order. */
    List<Entry> annotations() {
        return map("annotations")
                .map(map -> List.copyOf(map.entries().values()))
                .orElse(List.of());
    }

    /** Returns the annotation, if it is there and not blank. */
    Optional<Entry> annotation(String key) {
        return map("annotations")
                .map(map -> map.entries().get(key))
                .filter(entry ->
                        entry.node() instanceof Scalar scalar && !scalar.text().isBlank());
    }

    /** Returns the annotation's value, if it is there and not blank. */
    Optional<String> value(String key) {
        return annotation(key).map(CloudObject::value);
    }

    /** Returns the annotation's value as text; empty when it is no single value. */
    static String value(Entry annotation) {
        return annotation.node() instanceof Scalar scalar && !scalar.isNull() ? scalar.text() : "";
    }

    /** Returns the labels or annotations. */
    Optional<Mapping> map(String name) {
        return tree.mapping("metadata").flatMap(metadata -> metadata.mapping(name));
    }

    /** Returns the single values at the path, all of them where a list is on the way; a mapping or list counts as one. */
    List<String> field(List<String> path) {
        return texts(tree, path).toList();
    }

    /** Returns the first value at the path of keys. */
    Optional<String> field(String... path) {
        return field(List.of(path)).stream().findFirst();
    }

    /** Returns the nodes at the path, all of them where a list is on the way. */
    static Stream<Node> nodes(Node node, List<String> path) {
        if (node instanceof Sequence list) {
            return list.items().stream().flatMap(item -> nodes(item, path));
        }
        if (path.isEmpty()) {
            return Stream.of(node);
        }
        return node instanceof Mapping map
                ? map.get(path.get(0)).stream().flatMap(next -> nodes(next, path.subList(1, path.size())))
                : Stream.empty();
    }

    private static Stream<String> texts(Node node, List<String> path) {
        return nodes(node, path)
                .filter(found -> !(found instanceof Scalar scalar && scalar.isNull()))
                .map(found -> found instanceof Scalar scalar ? scalar.text() : found.kind());
    }

    /** Returns where it begins. */
    Location location() {
        return object.tree().location();
    }

    @Override
    public String toString() {
        return object.toString();
    }
}
