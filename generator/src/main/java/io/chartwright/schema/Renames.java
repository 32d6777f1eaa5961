package io.chartwright.schema;

import io.chartwright.model.Finding;
import io.chartwright.model.Node;
import io.chartwright.model.Scalar;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads {@code x-renamed-from}: the path or the paths that a key had in older versions. A path counts from the root of
 * the values; one that begins with a dot counts from the object that holds the key, so that a shared shape can say it.
 */
final class Renames {
    static final String KEYWORD = "x-renamed-from";

    private final List<Property> properties;
    private final List<Finding> findings = new ArrayList<>();
    private final Map<List<String>, List<String>> renames = new LinkedHashMap<>();

    /** Reads the renames of all keys. */
    Renames(List<Property> properties) {
        this.properties = properties;
        properties.forEach(this::collect);
    }

    /** Returns what is wrong with the old names: not a path, still a key, or there twice. */
    List<Finding> findings() {
        return List.copyOf(findings);
    }

    /** Returns the new path by the old one, long paths first, so that a key leaves before its group does. */
    Map<List<String>, List<String>> byOldPath() {
        Map<List<String>, List<String>> sorted = new LinkedHashMap<>();
        renames.entrySet().stream()
                .sorted(Comparator.comparing(entry -> -entry.getKey().size()))
                .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
        return Collections.unmodifiableMap(sorted);
    }

    private void collect(Property property) {
        property.schema().get(KEYWORD).ifPresent(written -> {
            List<Node> olds = written instanceof Scalar
                    ? List.of(written)
                    : property.schema().items(KEYWORD);
            if (olds.isEmpty()) {
                report(written, "'" + KEYWORD + "' is " + written.kind(), "write the old path, or a list of old paths");
            }
            olds.forEach(old -> add(property, old));
        });
        property.children().forEach(this::collect);
    }

    private void add(Property property, Node node) {
        String text = node instanceof Scalar scalar && scalar.isText() ? scalar.text() : "";
        if (!text.matches("\\.?[^.\\s]+(\\.[^.\\s]+)*")) {
            report(node, "'" + KEYWORD + "' holds no path", "write keys joined by dots, for example 'web.replicas'");
            return;
        }
        List<String> old = new ArrayList<>();
        if (text.startsWith(".")) {
            old.addAll(property.path().subList(0, property.path().size() - 1));
        }
        old.addAll(List.of((text.startsWith(".") ? text.substring(1) : text).split("\\.")));
        String name = String.join(".", old);
        if (exists(properties, old)) {
            report(node, "'" + name + "' is the old name of a key and still is a key", "remove one of the two");
            return;
        }
        List<String> earlier = renames.putIfAbsent(List.copyOf(old), property.path());
        if (earlier != null) {
            report(
                    node,
                    "'" + name + "' is the old name of '" + String.join(".", earlier) + "' already",
                    "keep one of the two; in a shared shape, begin the path with a dot");
        }
    }

    /** Returns whether the path leads to a key, or into one that is not made of named keys. */
    private static boolean exists(List<Property> among, List<String> path) {
        for (Property property : among) {
            if (property.name().equals(path.get(0))) {
                return path.size() == 1
                        || !property.isGroup()
                        || exists(property.children(), path.subList(1, path.size()));
            }
        }
        return false;
    }

    private void report(Node node, String problem, String fix) {
        findings.add(Finding.error("values/renamed", node.location(), problem, fix));
    }
}
