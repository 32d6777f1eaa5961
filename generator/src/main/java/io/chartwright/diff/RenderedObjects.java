package io.chartwright.diff;

import io.chartwright.helm.Manifest;
import io.chartwright.helm.Rendering;
import io.chartwright.model.InvalidInputException;
import io.chartwright.model.Location;
import io.chartwright.model.Mapping;
import io.chartwright.model.Mapping.Entry;
import io.chartwright.model.Node;
import io.chartwright.model.Scalar;
import io.chartwright.yaml.YamlReader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What one rendering came to, to be compared with another one. */
public final class RenderedObjects {
    private final Set<Manifest> manifests;

    /** Creates the objects of a rendering; they are read when they are asked for. */
    public RenderedObjects(Rendering rendering) {
        this.manifests = new HashSet<>(rendering.manifests());
    }

    /** Returns the objects that are other in the later rendering, sorted; documents with the same text are not read. */
    public List<ObjectPair> changesTo(RenderedObjects later) {
        Map<ObjectId, Mapping> before = read(without(later));
        Map<ObjectId, Mapping> after = read(later.without(this));
        Set<ObjectId> ids = new TreeSet<>(before.keySet());
        ids.addAll(after.keySet());
        List<ObjectPair> pairs = new ArrayList<>();
        for (ObjectId id : ids) {
            pairs.add(new ObjectPair(id, Optional.ofNullable(before.get(id)), Optional.ofNullable(after.get(id))));
        }
        return pairs;
    }

    /** Returns every object. */
    Collection<Mapping> all() {
        return read(List.copyOf(manifests)).values();
    }

    private List<Manifest> without(RenderedObjects other) {
        return manifests.stream()
                .filter(manifest -> !other.manifests.contains(manifest))
                .toList();
    }

    private static Map<ObjectId, Mapping> read(List<Manifest> manifests) {
        Map<ObjectId, Mapping> objects = new TreeMap<>();
        for (Manifest manifest : manifests) {
            try {
                new YamlReader("api")
                        .readAll(manifest.template(), manifest.text())
                        .forEach(node -> add(node, objects));
            } catch (InvalidInputException e) {
                Location place = e.findings().get(0).location();
                Entry text = new Entry("text", Scalar.of(manifest.text(), place), place, List.of());
                objects.put(
                        ObjectId.unreadable(manifest.template()),
                        Mapping.empty(place).with(text));
            }
        }
        return objects;
    }

    private static void add(Node node, Map<ObjectId, Mapping> objects) {
        if (node instanceof Mapping object) {
            boolean isList = object.text("kind").orElse("").endsWith("List")
                    && object.mapping("metadata").isEmpty();
            if (isList) {
                object.items("items").forEach(item -> add(item, objects));
            } else {
                objects.put(ObjectId.of(object), withHook(object));
            }
        }
    }

    /** Returns the object with the annotation of a hook under its own name. */
    private static Mapping withHook(Mapping object) {
        Optional<Mapping> metadata = object.mapping("metadata");
        Optional<Mapping> annotations = metadata.flatMap(all -> all.mapping("annotations"));
        if (annotations
                .filter(all -> all.entries().containsKey(Manifest.HIDDEN_HOOK))
                .isEmpty()) {
            return object;
        }
        Map<String, Entry> named = new LinkedHashMap<>();
        annotations.get().entries().forEach((key, entry) -> {
            String name = key.equals(Manifest.HIDDEN_HOOK) ? Manifest.HOOK : key;
            named.put(name, new Entry(name, entry.node(), entry.location(), entry.comment()));
        });
        return with(object, "metadata", with(metadata.get(), "annotations", new Mapping(named, object.location())));
    }

    private static Mapping with(Mapping mapping, String key, Node node) {
        return mapping.with(new Entry(key, node, node.location(), List.of()));
    }
}
