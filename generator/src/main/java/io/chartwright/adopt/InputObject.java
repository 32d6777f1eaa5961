package io.chartwright.adopt;

import io.chartwright.model.Finding;
import io.chartwright.model.InvalidInputException;
import io.chartwright.model.Location;
import io.chartwright.model.Mapping;
import io.chartwright.model.Node;
import io.chartwright.model.Scalar;
import io.chartwright.model.TextFile;
import io.chartwright.yaml.YamlReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One Kubernetes object that was given.
 *
 * @param tree all of it
 */
record InputObject(Mapping tree) {

    /**
     * Returns every object of the files; the items of lists are objects of their own.
     *
     * @throws InvalidInputException for what is not YAML or no object, all at once
     */
    static List<InputObject> read(List<TextFile> files) {
        List<InputObject> objects = new ArrayList<>();
        List<Finding> findings = new ArrayList<>();
        for (TextFile file : files) {
            try {
                new YamlReader("api").readAll(file.path(), file.text()).forEach(node -> add(node, objects, findings));
            } catch (InvalidInputException e) {
                findings.addAll(e.findings());
            }
        }
        if (!findings.isEmpty()) {
            throw new InvalidInputException(findings);
        }
        return objects;
    }

    private static void add(Node node, List<InputObject> objects, List<Finding> findings) {
        if (!(node instanceof Mapping tree) || tree.text("kind").isEmpty()) {
            findings.add(Finding.error(
                    "import/unclear",
                    node.location(),
                    "this is no Kubernetes object",
                    "give the manifests that were applied, or what 'kubectl get -o yaml' prints"));
        } else if (tree.text("kind").orElse("").endsWith("List")
                && tree.get("items").isPresent()) {
            tree.items("items").forEach(item -> add(item, objects, findings));
        } else {
            objects.add(new InputObject(tree));
        }
    }

    /** Returns its kind. */
    String kind() {
        return tree.text("kind").orElse("");
    }

    /** Returns its name. */
    String name() {
        return text("metadata name");
    }

    /** Returns its namespace; empty when it does not say. */
    String namespace() {
        return text("metadata namespace");
    }

    /** Returns its kind and name. */
    String title() {
        return kind() + "/" + name();
    }

    /** Returns where it begins. */
    Location location() {
        return tree.location();
    }

    /** Returns the mapping at the keys, which are written with blanks between; empty when there is none. */
    Mapping mapping(String keys) {
        return tree.at(List.of(keys.split(" ")))
                .filter(Mapping.class::isInstance)
                .map(Mapping.class::cast)
                .orElse(Mapping.empty(location()));
    }

    /** Returns the scalar at the keys as text; empty when there is none. */
    String text(String keys) {
        return tree.at(List.of(keys.split(" ")))
                .filter(Scalar.class::isInstance)
                .map(node -> ((Scalar) node).text())
                .orElse("");
    }

    /** Returns those of the nodes that are mappings. */
    static List<Mapping> mappings(List<Node> nodes) {
        return nodes.stream()
                .filter(Mapping.class::isInstance)
                .map(Mapping.class::cast)
                .toList();
    }

    /** Returns the texts of a mapping. */
    static Map<String, String> texts(Mapping mapping) {
        Map<String, String> texts = new LinkedHashMap<>();
        mapping.entries().forEach((key, entry) -> {
            if (entry.node() instanceof Scalar scalar) {
                texts.put(key, scalar.text());
            }
        });
        return texts;
    }
}
