package io.chartwright.impact;

import io.chartwright.helm.Manifest;
import io.chartwright.helm.Rendering;
import io.chartwright.model.Impact.Change;
import io.chartwright.model.Impact.Move;
import io.chartwright.model.InvalidInputException;
import io.chartwright.model.Mapping;
import io.chartwright.model.Node;
import io.chartwright.model.Scalar;
import io.chartwright.yaml.YamlReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What one rendering came to, to be compared with another one. */
final class RenderedObjects {
    /** The namespace that charts are rendered for; an object in another one says so. */
    private static final String RELEASE_NAMESPACE = "default";

    private final Set<Manifest> manifests;

    RenderedObjects(Rendering rendering) {
        this.manifests = new HashSet<>(rendering.manifests());
    }

    /** Returns what is other in the later rendering; documents with the same text are not read. */
    List<Move> changesTo(RenderedObjects later) {
        Map<String, Mapping> before = read(without(later));
        Map<String, Mapping> after = read(later.without(this));
        List<Move> moves = new ArrayList<>();
        before.forEach((name, object) -> {
            Mapping now = after.get(name);
            if (now == null) {
                moves.add(new Move(name, "", Change.REMOVED, List.of()));
            } else {
                new FieldChanges(name, moves).compare("", object, now);
            }
        });
        after.forEach((name, object) -> {
            if (!before.containsKey(name)) {
                moves.add(new Move(name, "", Change.ADDED, List.of()));
            }
        });
        return moves;
    }

    private List<Manifest> without(RenderedObjects other) {
        return manifests.stream()
                .filter(manifest -> !other.manifests.contains(manifest))
                .toList();
    }

    /** Returns the objects by kind and name; what is no object was refused by Helm. */
    private static Map<String, Mapping> read(List<Manifest> manifests) {
        Map<String, Mapping> objects = new TreeMap<>();
        for (Manifest manifest : manifests) {
            try {
                new YamlReader("api")
                        .readAll(manifest.template(), manifest.text())
                        .forEach(node -> add(node, objects));
            } catch (InvalidInputException e) {
                objects.put(
                        manifest.template(),
                        Mapping.empty(e.findings().get(0).location())
                                .with(new Mapping.Entry(
                                        "text",
                                        Scalar.of(
                                                manifest.text(),
                                                e.findings().get(0).location()),
                                        e.findings().get(0).location(),
                                        List.of())));
            }
        }
        return objects;
    }

    private static void add(Node node, Map<String, Mapping> objects) {
        if (node instanceof Mapping object) {
            String kind = object.text("kind").orElse("");
            if (kind.endsWith("List") && object.mapping("metadata").isEmpty()) {
                object.items("items").forEach(item -> add(item, objects));
                return;
            }
            Mapping metadata = object.mapping("metadata").orElse(Mapping.empty(object.location()));
            String namespace = metadata.text("namespace")
                    .filter(name -> !name.equals(RELEASE_NAMESPACE))
                    .map(name -> " in " + name)
                    .orElse("");
            objects.put(kind + "/" + metadata.text("name").orElse("") + namespace, object);
        }
    }
}
