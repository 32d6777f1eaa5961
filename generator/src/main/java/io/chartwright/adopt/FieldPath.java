package io.chartwright.adopt;

import io.chartwright.model.FieldSteps;
import io.chartwright.model.Mapping;
import io.chartwright.model.Node;
import io.chartwright.model.Sequence;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where a field stands in an object.
 *
 * @param steps keys, and items of lists as {@code [name]} or {@code [0]}
 */
record FieldPath(List<String> steps) {
    /** Lists whose items Kubernetes tells apart by name. */
    private static final Set<String> NAMED = Set.of("containers", "initContainers", "env", "volumes");

    FieldPath {
        steps = List.copyOf(steps);
    }

    /** Returns the path whose steps are written with blanks between. */
    static FieldPath of(String steps) {
        return new FieldPath(List.of(steps.split(" ")));
    }

    /** Returns the path one step further. */
    FieldPath then(String step) {
        return with(List.of(step));
    }

    /** Returns the path some steps further. */
    FieldPath with(List<String> more) {
        List<String> longer = new ArrayList<>(steps);
        longer.addAll(more);
        return new FieldPath(longer);
    }

    /** Returns whether the path begins with the other one. */
    boolean isBelow(FieldPath other) {
        return steps.size() >= other.steps.size()
                && steps.subList(0, other.steps.size()).equals(other.steps);
    }

    /** Returns whether the path has the form: steps with blanks between, {@code *} for any, a last {@code **} for any more. */
    boolean matches(String form) {
        List<String> wanted = List.of(form.split(" "));
        boolean isOpen = wanted.get(wanted.size() - 1).equals("**");
        int fixed = isOpen ? wanted.size() - 1 : wanted.size();
        if (isOpen ? steps.size() < fixed : steps.size() != fixed) {
            return false;
        }
        for (int i = 0; i < fixed; i++) {
            if (!wanted.get(i).equals("*") && !wanted.get(i).equals(steps.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** Returns every value below the node that has none below itself, empty mappings and lists included. */
    static Map<FieldPath, Node> leaves(Node node) {
        Map<FieldPath, Node> leaves = new LinkedHashMap<>();
        collect(new FieldPath(List.of()), node, leaves);
        return leaves;
    }

    /** Returns what stands there in the tree, if something does. */
    Optional<Node> in(Node tree) {
        Optional<Node> node = Optional.of(tree);
        for (String step : steps) {
            node = node.flatMap(each -> step(each, step));
        }
        return node;
    }

    private static Optional<Node> step(Node node, String step) {
        if (node instanceof Mapping mapping) {
            return mapping.get(step);
        }
        List<Node> items = node instanceof Sequence list ? list.items() : List.of();
        for (int i = 0; i < items.size(); i++) {
            if (step.equals("[" + name(items.get(i)) + "]") || step.equals("[" + i + "]")) {
                return Optional.of(items.get(i));
            }
        }
        return Optional.empty();
    }

    private static void collect(FieldPath path, Node node, Map<FieldPath, Node> leaves) {
        if (node instanceof Mapping mapping && !mapping.entries().isEmpty()) {
            mapping.entries().forEach((key, entry) -> collect(path.then(key), entry.node(), leaves));
        } else if (node instanceof Sequence list && !list.items().isEmpty()) {
            boolean areNamed = path.areItemsNamed(list);
            for (int i = 0; i < list.items().size(); i++) {
                Node item = list.items().get(i);
                String name = areNamed ? name(item) : String.valueOf(i);
                collect(path.then("[" + name + "]"), item, leaves);
            }
        } else {
            leaves.put(path, node);
        }
    }

    private boolean areItemsNamed(Sequence list) {
        Set<String> names = new HashSet<>();
        return !steps.isEmpty()
                && NAMED.contains(steps.get(steps.size() - 1))
                && list.items().stream().map(FieldPath::name).allMatch(name -> !name.isEmpty() && names.add(name));
    }

    private static String name(Node item) {
        return item instanceof Mapping mapping ? mapping.text("name").orElse("") : "";
    }

    /** Returns it as people write it, such as {@code spec.containers[web].image}. */
    @Override
    public String toString() {
        return FieldSteps.text(steps);
    }
}
