package io.chartwright.diff;

import io.chartwright.model.Mapping;
import java.util.Comparator;

/**
 * What tells an object from others as Helm sees it: the group of its API counts, the version does not.
 *
 * @param group the group; empty for the core
 * @param kind the kind
 * @param namespace empty for that of the release
 * @param name the name
 */
public record ObjectId(String group, String kind, String namespace, String name) implements Comparable<ObjectId> {
    /** The namespace that charts are rendered for; an object in another one says so. */
    private static final String RELEASE_NAMESPACE = "default";

    private static final Comparator<ObjectId> ORDER = Comparator.comparing(ObjectId::kind)
            .thenComparing(ObjectId::name)
            .thenComparing(ObjectId::namespace)
            .thenComparing(ObjectId::group);

    static ObjectId of(Mapping object) {
        Mapping metadata = object.mapping("metadata").orElse(Mapping.empty(object.location()));
        String version = object.text("apiVersion").orElse("");
        return new ObjectId(
                version.contains("/") ? version.substring(0, version.indexOf('/')) : "",
                object.text("kind").orElse(""),
                metadata.text("namespace")
                        .filter(name -> !name.equals(RELEASE_NAMESPACE))
                        .orElse(""),
                metadata.text("name")
                        .or(() -> metadata.text("generateName").map(beginning -> beginning + "*"))
                        .orElse(""));
    }

    /** Returns the id of a document in which no object could be read. */
    static ObjectId unreadable(String template) {
        return new ObjectId("", "", "", template);
    }

    @Override
    public int compareTo(ObjectId other) {
        return ORDER.compare(this, other);
    }

    /** Returns {@code Kind/name}, with {@code  in namespace} when that is not the release's. */
    @Override
    public String toString() {
        return Printable.of(
                (kind.isEmpty() ? "" : kind + "/") + name + (namespace.isEmpty() ? "" : " in " + namespace));
    }
}
