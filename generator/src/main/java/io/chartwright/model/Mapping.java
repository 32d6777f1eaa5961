package io.chartwright.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Keys and their nodes, in the order they were written.
 *
 * @param entries each key's entry
 * @param location where the mapping begins
 */
public record Mapping(Map<String, Entry> entries, Location location) implements Node {

    /**
     * One key of a mapping.
     *
     * @param key the key
     * @param node its value
     * @param location where the key stands
     * @param comment the comment lines above the key, without {@code #} and the blank after it
     */
    public record Entry(String key, Node node, Location location, List<String> comment) {

        public Entry {
            comment = List.copyOf(comment);
        }

        /** Returns this entry with another value. */
        public Entry with(Node other) {
            return new Entry(key, other, location, comment);
        }
    }

    public Mapping {
        entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }

    /** Returns a mapping without keys. */
    public static Mapping empty(Location location) {
        return new Mapping(Map.of(), location);
    }

    /** Returns a mapping with nothing but the node at the path of keys, of which there is one at least. */
    public static Mapping nested(List<String> path, Node value) {
        String key = path.get(0);
        Node node = path.size() == 1 ? value : nested(path.subList(1, path.size()), value);
        return new Mapping(Map.of(key, new Entry(key, node, value.location(), List.of())), value.location());
    }

    /** Returns the node under the key, if the key is there. */
    public Optional<Node> get(String key) {
        return Optional.ofNullable(entries.get(key)).map(Entry::node);
    }

    /** Returns the mapping under the key, if there is one. */
    public Optional<Mapping> mapping(String key) {
        return get(key).filter(Mapping.class::isInstance).map(Mapping.class::cast);
    }

    /** Returns the items of the list under the key; none when there is no list. */
    public List<Node> items(String key) {
        return get(key).filter(Sequence.class::isInstance)
                .map(node -> ((Sequence) node).items())
                .orElse(List.of());
    }

    /** Returns the text under the key, if text stands there. */
    public Optional<String> text(String key) {
        return get(key).filter(Scalar.class::isInstance)
                .map(Scalar.class::cast)
                .filter(Scalar::isText)
                .map(Scalar::text);
    }

    /** Returns the node at the path of keys, if every key is there. */
    public Optional<Node> at(List<String> path) {
        if (path.isEmpty()) {
            return Optional.of(this);
        }
        Optional<Node> first = get(path.get(0));
        return path.size() == 1
                ? first
                : first.filter(Mapping.class::isInstance)
                        .flatMap(node -> ((Mapping) node).at(path.subList(1, path.size())));
    }

    /** Returns this mapping with the entry put last, or in the place of the entry with the same key. */
    public Mapping with(Entry entry) {
        Map<String, Entry> changed = new LinkedHashMap<>(entries);
        changed.put(entry.key(), entry);
        return new Mapping(changed, location);
    }

    /**
     * Returns this mapping overlaid by another one as Helm does it: mappings merge, everything else replaces, and a
     * null removes the key.
     */
    public Mapping merge(Mapping overlay) {
        return overlaid(overlay, false);
    }

    /** Returns what {@link #merge} does, but keeps a null, so that it still removes the key from what lies below. */
    public Mapping stack(Mapping overlay) {
        return overlaid(overlay, true);
    }

    private Mapping overlaid(Mapping overlay, boolean keepNulls) {
        Map<String, Entry> merged = new LinkedHashMap<>(entries);
        for (Entry entry : overlay.entries().values()) {
            Entry below = merged.get(entry.key());
            if (!keepNulls && entry.node() instanceof Scalar scalar && scalar.isNull()) {
                merged.remove(entry.key());
            } else if (entry.node() instanceof Mapping high) {
                Mapping low = below != null && below.node() instanceof Mapping mapping ? mapping : empty(high.location);
                List<String> comment = entry.comment().isEmpty() && below != null ? below.comment() : entry.comment();
                Mapping node = low.overlaid(high, keepNulls);
                merged.put(entry.key(), new Entry(entry.key(), node, entry.location(), comment));
            } else {
                merged.put(entry.key(), entry);
            }
        }
        return new Mapping(merged, location);
    }

    @Override
    public String kind() {
        return "a mapping";
    }
}
