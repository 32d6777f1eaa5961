package io.chartwright.adopt;

import io.chartwright.model.Mapping;
import io.chartwright.model.Mapping.Entry;
import io.chartwright.model.Node;
import io.chartwright.model.Sequence;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Rules about pods, told of the new pods.
 *
 * @param old the labels that selected the old pods
 * @param now the labels that select the new ones
 */
record Reselection(Map<String, String> old, Mapping now) {

    /** Returns the tree with the new labels wherever it selects the old pods by labels. */
    Node in(Node node) {
        if (node instanceof Sequence list) {
            return new Sequence(list.items().stream().map(this::in).toList(), list.location());
        }
        if (!(node instanceof Mapping mapping)) {
            return node;
        }
        Map<String, Entry> entries = new LinkedHashMap<>();
        mapping.entries().forEach((key, entry) -> {
            boolean isOld = key.equals("matchLabels")
                    && entry.node() instanceof Mapping labels
                    && InputObject.texts(labels).equals(old);
            entries.put(key, entry.with(isOld ? now : in(entry.node())));
        });
        return new Mapping(entries, mapping.location());
    }

    /** Returns whether the tree selects the old pods at the path, whose last step is a label. */
    boolean isOf(FieldPath path, Node tree) {
        String last = path.steps().get(path.steps().size() - 1);
        return old.containsKey(last) && !ValuesDraft.isSame(in(tree), tree);
    }

    /** Returns the list without the items' own selectors. */
    static Node withoutSelectors(Node list) {
        List<Node> items = ((Sequence) list)
                .items().stream().map(Reselection::withoutSelector).toList();
        return new Sequence(items, list.location());
    }

    private static Node withoutSelector(Node item) {
        if (!(item instanceof Mapping mapping)) {
            return item;
        }
        Map<String, Entry> entries = new LinkedHashMap<>(mapping.entries());
        entries.remove("labelSelector");
        return new Mapping(entries, item.location());
    }
}
