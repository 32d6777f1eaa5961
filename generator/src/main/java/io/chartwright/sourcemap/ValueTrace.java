package io.chartwright.sourcemap;

import io.chartwright.helm.HelmChart;
import io.chartwright.helm.Rendering;
import io.chartwright.model.Mapping;
import io.chartwright.model.Mapping.Entry;
import io.chartwright.model.Node;
import io.chartwright.model.Scalar;
import io.chartwright.yaml.YamlWriter;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Finds the value that a rendered field comes from by experiment: each value that could be it is changed, and the one
 * whose change arrives at the field is it.
 */
final class ValueTrace {
    /** How many values are tried for one field. */
    private static final int MOST_TRIES = 12;

    /** Texts shorter than this are in too many others to be worth a try. */
    private static final int SHORTEST_PART = 3;

    private final HelmChart helm;
    private final YamlWriter yaml = new YamlWriter();

    ValueTrace(HelmChart helm) {
        this.helm = helm;
    }

    /** A value that holds nothing but a scalar. */
    private record Leaf(List<String> path, Scalar scalar) {
        String key() {
            return String.join(".", path);
        }
    }

    /**
     * Returns the value that the field comes from.
     *
     * @param defaults the chart's default values
     * @param values what was rendered with, over the defaults
     * @param release the Kubernetes version that was rendered for
     * @param field a field of a document that was rendered with them
     */
    Optional<Cause> cause(Mapping defaults, Mapping values, String release, Field field) {
        List<Leaf> leaves = new ArrayList<>();
        collect(defaults.stack(values), new ArrayList<>(), leaves);
        return candidates(leaves, field).stream()
                .limit(MOST_TRIES)
                .filter(leaf -> arrives(leaf, field, values, release))
                .findFirst()
                .map(leaf -> new Cause(leaf.key(), leaf.scalar().location()));
    }

    private static List<Leaf> candidates(List<Leaf> leaves, Field field) {
        String text = field.scalar().text();
        String name =
                field.path().isEmpty() ? "" : field.path().get(field.path().size() - 1);
        return leaves.stream()
                .filter(leaf -> leaf.scalar().text().equals(text)
                        || (leaf.scalar().text().length() >= SHORTEST_PART
                                && text.contains(leaf.scalar().text())))
                .sorted(Comparator.<Leaf>comparingInt(
                                leaf -> leaf.scalar().text().equals(text) ? 0 : 1)
                        .thenComparingInt(
                                leaf -> leaf.path().get(leaf.path().size() - 1).equals(name) ? 0 : 1))
                .toList();
    }

    private boolean arrives(Leaf leaf, Field field, Mapping values, String release) {
        for (Object change : changes(leaf.scalar())) {
            Mapping changed = values.stack(
                    Mapping.nested(leaf.path(), new Scalar(change, leaf.scalar().location())));
            Rendering rendering = helm.template(yaml.write(changed), release);
            Optional<Scalar> now = field.in(rendering.output());
            if (now.isPresent() && !now.get().text().equals(field.scalar().text())) {
                return true;
            }
        }
        return false;
    }

    /** Returns other values of the same kind; a schema may refuse some of them. */
    private static List<Object> changes(Scalar scalar) {
        if (scalar.value() instanceof Boolean flag) {
            return List.of(!flag);
        }
        if (scalar.value() instanceof BigInteger number) {
            return List.of(number.add(BigInteger.ONE), number.subtract(BigInteger.ONE));
        }
        return List.of(scalar.text() + "x", "x" + scalar.text());
    }

    /** Items of lists are left out: they cannot be changed one by one from outside. */
    private static void collect(Node node, List<String> path, List<Leaf> leaves) {
        if (node instanceof Mapping mapping) {
            for (Entry entry : mapping.entries().values()) {
                List<String> below = new ArrayList<>(path);
                below.add(entry.key());
                if (entry.node() instanceof Scalar scalar && !scalar.isNull()) {
                    leaves.add(new Leaf(below, new Scalar(scalar.value(), entry.location())));
                } else {
                    collect(entry.node(), below, leaves);
                }
            }
        }
    }
}
