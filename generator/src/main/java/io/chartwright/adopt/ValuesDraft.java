package io.chartwright.adopt;

import io.chartwright.model.Location;
import io.chartwright.model.Mapping;
import io.chartwright.model.Mapping.Entry;
import io.chartwright.model.Node;
import io.chartwright.model.Scalar;
import io.chartwright.model.Sequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The values as they come together, and where each block of them comes from. */
final class ValuesDraft {
    private static final Location NOWHERE = Location.of("values.yaml");

    private final Mapping base;
    private final Map<List<String>, Set<String>> sources = new LinkedHashMap<>();
    private Mapping values = Mapping.empty(NOWHERE);

    /**
     * Creates a draft without values.
     *
     * @param base what the chart's defaults and the overlay say already
     */
    ValuesDraft(Mapping base) {
        this.base = base;
    }

    /** Returns text as a value. */
    static Node text(String text) {
        return Scalar.of(text, NOWHERE);
    }

    /** Returns a number, a boolean or text as a value. */
    static Node scalar(Object value) {
        return new Scalar(value, NOWHERE);
    }

    /** Returns the keys that a dotted path stands for. */
    static List<String> keys(String dotted) {
        return List.of(dotted.split("\\."));
    }

    /**
     * Sets a value.
     *
     * @param source where it comes from, a line of the comment above its block
     */
    void put(List<String> keys, Node value, String source) {
        values = values.stack(Mapping.nested(keys, value));
        if (!isSaid(keys, value)) {
            sources.computeIfAbsent(block(keys), unused -> new LinkedHashSet<>())
                    .add(source);
        }
    }

    /** Returns what the values, the overlay and the chart's defaults say together. */
    Mapping all() {
        return base.merge(values);
    }

    /** Returns the text of a value of all; empty when there is none. */
    String effective(String dotted) {
        return all().at(keys(dotted))
                .filter(Scalar.class::isInstance)
                .map(node -> ((Scalar) node).text())
                .orElse("");
    }

    /** Returns the values without what is said already, each block with its sources as a comment. */
    Mapping sparse() {
        return sparse(values, base, List.of());
    }

    private Mapping sparse(Mapping mine, Mapping below, List<String> at) {
        Map<String, Entry> kept = new LinkedHashMap<>();
        for (Entry entry : mine.entries().values()) {
            List<String> keys = new ArrayList<>(at);
            keys.add(entry.key());
            Node node = entry.node();
            if (node instanceof Mapping mapping && below.mapping(entry.key()).isPresent()) {
                node = sparse(mapping, below.mapping(entry.key()).orElseThrow(), keys);
                if (((Mapping) node).entries().isEmpty()) {
                    continue;
                }
            } else if (below.get(entry.key())
                    .filter(old -> isSame(old, entry.node()))
                    .isPresent()) {
                continue;
            }
            kept.put(entry.key(), new Entry(entry.key(), node, NOWHERE, comment(keys)));
        }
        return new Mapping(kept, NOWHERE);
    }

    private List<String> comment(List<String> keys) {
        return List.copyOf(sources.getOrDefault(keys, Set.of()));
    }

    private boolean isSaid(List<String> keys, Node value) {
        return base.at(keys).filter(old -> isSame(old, value)).isPresent();
    }

    /** A block is the first two keys, or the one that there is. */
    private static List<String> block(List<String> keys) {
        return List.copyOf(keys.subList(0, Math.min(2, keys.size())));
    }

    /** Returns whether two trees hold the same values. */
    static boolean isSame(Node one, Node other) {
        if (one instanceof Scalar left && other instanceof Scalar right) {
            return Objects.equals(left.value(), right.value());
        }
        if (one instanceof Sequence left && other instanceof Sequence right) {
            return left.items().size() == right.items().size()
                    && java.util.stream.IntStream.range(0, left.items().size())
                            .allMatch(i ->
                                    isSame(left.items().get(i), right.items().get(i)));
        }
        return one instanceof Mapping left
                && other instanceof Mapping right
                && left.entries().keySet().equals(right.entries().keySet())
                && left.entries().keySet().stream()
                        .allMatch(key -> isSame(
                                left.get(key).orElseThrow(), right.get(key).orElseThrow()));
    }
}
