package io.chartwright.doctor;

import io.chartwright.model.Mapping;
import io.chartwright.model.Node;
import io.chartwright.model.Scalar;
import io.chartwright.model.Sequence;
import io.chartwright.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a chart renders to.
 *
 * @param objects the objects, hooks included
 */
public record RenderedObjects(List<Mapping> objects) {

    public RenderedObjects {
        objects = List.copyOf(objects);
    }

    /**
     * Returns the objects in Helm's output.
     *
     * @throws io.chartwright.model.InvalidInputException when it is no YAML
     */
    public static RenderedObjects of(String manifests) {
        List<Mapping> objects = new ArrayList<>();
        for (Node document : new YamlReader("api").readAll("rendered", manifests)) {
            if (document instanceof Mapping object) {
                objects.add(object);
            }
        }
        return new RenderedObjects(objects);
    }

    /**
     * A kind of object.
     *
     * @param apiVersion such as {@code apps/v1}
     * @param name such as {@code Deployment}
     */
    record Kind(String apiVersion, String name) {
        String group() {
            int slash = apiVersion.indexOf('/');
            return slash < 0 ? "" : apiVersion.substring(0, slash);
        }

        @Override
        public String toString() {
            return name + " (" + apiVersion + ")";
        }
    }

    /** Returns the kinds, in the order in which they first appear. */
    List<Kind> kinds() {
        return objects.stream()
                .map(object -> new Kind(Facts.text(object, "apiVersion"), Facts.text(object, "kind")))
                .distinct()
                .toList();
    }

    /** Returns the objects of the kind. */
    Stream<Mapping> of(Kind kind) {
        return objects.stream()
                .filter(object -> Facts.text(object, "kind").equals(kind.name())
                        && Facts.text(object, "apiVersion").equals(kind.apiVersion()));
    }

    /** Returns the objects of the kind in whatever version. */
    Stream<Mapping> named(String kind) {
        return objects.stream().filter(object -> Facts.text(object, "kind").equals(kind));
    }

    /** Returns the name of an object. */
    static String name(Mapping object) {
        return object.mapping("metadata").map(data -> Facts.text(data, "name")).orElse("");
    }

    /** Returns the text at the path of keys, if it is there. */
    static Optional<String> text(Mapping object, String... path) {
        return object.at(List.of(path))
                .filter(Scalar.class::isInstance)
                .map(node -> ((Scalar) node).text())
                .filter(text -> !text.isEmpty());
    }

    /** Returns every text in the objects that has the form, each once. */
    List<String> texts(Pattern form) {
        List<String> found = new ArrayList<>();
        objects.forEach(object -> walk(object, node -> {
            if (node instanceof Scalar scalar && scalar.isText()) {
                form.matcher(scalar.text()).results().forEach(match -> found.add(match.group()));
            }
        }));
        return found.stream().distinct().toList();
    }

    /** Gives every node of the tree to the visitor. */
    static void walk(Node node, Consumer<Node> visitor) {
        visitor.accept(node);
        if (node instanceof Mapping mapping) {
            mapping.entries().values().forEach(entry -> walk(entry.node(), visitor));
        } else if (node instanceof Sequence sequence) {
            sequence.items().forEach(item -> walk(item, visitor));
        }
    }
}
