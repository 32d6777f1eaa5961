package io.chartwright.supplychain;

import io.chartwright.model.Mapping;
import io.chartwright.model.Node;
import io.chartwright.model.Sequence;
import io.chartwright.yaml.YamlReader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Collects the images of what overlays render: of containers, init containers and image volumes, wherever a pod stands in an
 * object, hooks and tests included. What operators of custom resources pull on their own cannot be seen.
 */
public final class ImageCollector {
    private static final List<String> CONTAINERS = List.of("initContainers", "containers", "ephemeralContainers");

    private final Map<ImageReference, Set<String>> overlays = new TreeMap<>();
    private final Map<ImageReference, Set<String>> usedBy = new TreeMap<>();
    private final Set<ImageReference> choices = new TreeSet<>();

    /**
     * Adds what an overlay renders.
     *
     * @param manifests Helm's output
     * @param answers every text that the operator gives in the overlay's place
     * @throws io.chartwright.model.InvalidInputException when the output is no YAML
     */
    public void add(String overlay, String manifests, Collection<String> answers) {
        for (Node document : new YamlReader("api").readAll("rendered by " + overlay, manifests)) {
            if (document instanceof Mapping object) {
                walk(object, object.text("kind").orElse(""), overlay, answers);
            }
        }
    }

    /** Returns the images by their names. */
    public List<PulledImage> images() {
        List<PulledImage> images = new ArrayList<>();
        overlays.forEach((image, names) -> images.add(new PulledImage(
                image,
                choices.contains(image),
                new TreeSet<>(names),
                new TreeSet<>(usedBy.getOrDefault(image, Set.of())))));
        return images;
    }

    private void walk(Node node, String kind, String overlay, Collection<String> answers) {
        if (node instanceof Sequence sequence) {
            sequence.items().forEach(item -> walk(item, kind, overlay, answers));
        } else if (node instanceof Mapping mapping) {
            // The items of a list are objects of their own.
            String of = mapping.text("apiVersion").isPresent()
                    ? mapping.text("kind").orElse(kind)
                    : kind;
            CONTAINERS.forEach(list -> mapping.items(list).forEach(item -> container(item, of, overlay, answers)));
            mapping.items("volumes").forEach(item -> volume(item, of, overlay, answers));
            mapping.entries().values().forEach(entry -> walk(entry.node(), of, overlay, answers));
        }
    }

    private void container(Node item, String kind, String overlay, Collection<String> answers) {
        if (item instanceof Mapping container) {
            container
                    .text("image")
                    .ifPresent(image ->
                            add(image, kind + " " + container.text("name").orElse(""), overlay, answers));
        }
    }

    private void volume(Node item, String kind, String overlay, Collection<String> answers) {
        if (item instanceof Mapping volume) {
            volume.mapping("image")
                    .flatMap(image -> image.text("reference"))
                    .ifPresent(
                            image -> add(image, kind + " " + volume.text("name").orElse(""), overlay, answers));
        }
    }

    private void add(String image, String user, String overlay, Collection<String> answers) {
        ImageReference.parse(image).ifPresent(reference -> {
            overlays.computeIfAbsent(reference, key -> new TreeSet<>()).add(overlay);
            usedBy.computeIfAbsent(reference, key -> new TreeSet<>()).add(user);
            if (reference.tag().filter(answers::contains).isPresent()
                    && reference.digest().isEmpty()) {
                choices.add(reference);
            }
        });
    }
}
