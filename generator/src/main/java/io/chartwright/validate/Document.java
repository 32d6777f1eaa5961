package io.chartwright.validate;

import io.chartwright.helm.Manifest;
import io.chartwright.kubernetes.Minor;
import io.chartwright.model.Finding;
import io.chartwright.model.InvalidInputException;
import io.chartwright.model.Mapping;
import io.chartwright.model.Mapping.Entry;
import io.chartwright.model.Node;
import io.chartwright.validate.objects.KubernetesObject;
import io.chartwright.yaml.YamlReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * A distinct YAML document, read once and checked once per Kubernetes version however many cells render it.
 *
 * <p>Locations in it count from its own first line.
 */
final class Document {
    private final List<KubernetesObject> objects = new ArrayList<>();
    private final List<Finding> problems = new ArrayList<>();
    private final ConcurrentMap<Minor, List<Finding>> checked = new ConcurrentHashMap<>();

    /**
     * Reads a document.
     *
     * @param file what its locations name
     * @param manifest its text
     */
    Document(String file, Manifest manifest) {
        YamlReader reader = new YamlReader("api");
        boolean isRendered = !manifest.template().isEmpty();
        try {
            for (Node node : (isRendered ? reader.ofRendered() : reader).readAll(file, manifest.text())) {
                add(node, manifest.template());
            }
        } catch (InvalidInputException e) {
            problems.addAll(e.findings());
        }
        objects.forEach(object -> LeftoverMarks.check(object, problems));
    }

    private void add(Node node, String template) {
        if (!(node instanceof Mapping tree)) {
            problems.add(Finding.error(
                    "api/identity",
                    node.location(),
                    "here is " + node.kind() + ", not an object",
                    "write apiVersion, kind and metadata"));
        } else if (tree.entries().isEmpty()) {
            // Helm and kubectl pass over a document with nothing in it.
            return;
        } else if (isList(tree)) {
            tree.items("items").forEach(item -> add(item, template));
        } else {
            objects.add(new KubernetesObject(withHook(tree), template));
        }
    }

    /** Returns the object with the annotation of a hook under its own name. */
    private static Mapping withHook(Mapping tree) {
        return tree.mapping("metadata")
                .flatMap(metadata -> metadata.mapping("annotations")
                        .filter(annotations -> annotations.entries().containsKey(Manifest.HIDDEN_HOOK))
                        .map(Document::renamed)
                        .map(annotations -> with(metadata, "annotations", annotations)))
                .map(metadata -> with(tree, "metadata", metadata))
                .orElse(tree);
    }

    private static Mapping renamed(Mapping annotations) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        annotations.entries().forEach((key, entry) -> {
            String name = key.equals(Manifest.HIDDEN_HOOK) ? Manifest.HOOK : key;
            entries.put(name, new Entry(name, entry.node(), entry.location(), entry.comment()));
        });
        return new Mapping(entries, annotations.location());
    }

    private static Mapping with(Mapping tree, String key, Mapping other) {
        Map<String, Entry> entries = new LinkedHashMap<>(tree.entries());
        entries.computeIfPresent(key, (name, entry) -> entry.with(other));
        return new Mapping(entries, tree.location());
    }

    private static boolean isList(Mapping tree) {
        return tree.text("kind").orElse("").endsWith("List")
                && tree.get("items").isPresent()
                && tree.get("metadata")
                        .filter(node -> node instanceof Mapping metadata
                                && metadata.get("name").isPresent())
                        .isEmpty();
    }

    /** Returns the objects in it, those of a {@code List} one by one. */
    List<KubernetesObject> objects() {
        return objects;
    }

    /** Returns what is wrong with the document and each object in it on that Kubernetes version. */
    List<Finding> findings(List<SingleObjectRule> rules, Minor minor) {
        return checked.computeIfAbsent(minor, key -> {
            List<Finding> findings = new ArrayList<>(problems);
            for (KubernetesObject object : objects) {
                rules.forEach(rule -> findings.addAll(rule.check(object, key)));
            }
            return List.copyOf(findings);
        });
    }
}
