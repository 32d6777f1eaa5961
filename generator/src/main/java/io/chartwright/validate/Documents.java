package io.chartwright.validate;

import io.chartwright.helm.Manifest;
import io.chartwright.helm.Rendering;
import io.chartwright.model.Location;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Every distinct document that Helm rendered, so that what many cells have in common is read once. */
final class Documents {
    private final ConcurrentMap<Manifest, Document> documents = new ConcurrentHashMap<>();
    private final Map<String, Manifest> names = new ConcurrentHashMap<>();

    /** Returns the documents that Helm rendered. */
    List<Document> in(Rendering rendering) {
        return rendering.manifests().stream()
                .map(manifest -> documents.computeIfAbsent(manifest, this::read))
                .toList();
    }

    /** Returns the manifest that the location is in; empty when it is in none. */
    Optional<Manifest> manifest(Location location) {
        return Optional.ofNullable(names.get(location.file()));
    }

    private Document read(Manifest manifest) {
        // No path has this form, so a location says by itself whether it is one in a document.
        String name = manifest.template() + "//" + names.size();
        while (names.putIfAbsent(name, manifest) != null) {
            name += "+";
        }
        return new Document(name, manifest);
    }
}
