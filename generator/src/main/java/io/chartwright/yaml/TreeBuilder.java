package io.chartwright.yaml;

import io.chartwright.model.Finding;
import io.chartwright.model.InvalidInputException;
import io.chartwright.model.Location;
import io.chartwright.model.Mapping;
import io.chartwright.model.Mapping.Entry;
import io.chartwright.model.Node;
import io.chartwright.model.Scalar;
import io.chartwright.model.Sequence;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.comments.CommentLine;
import org.yaml.snakeyaml.comments.CommentType;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Turns SnakeYAML's node graph into our tree: aliases become copies, merge keys are resolved, duplicates are found. */
final class TreeBuilder {

    /** How many nodes one file may have, aliases followed; stops alias bombs. */
    static final int MOST_NODES = 2_000_000;

    private final String file;
    private final String group;
    private final boolean isRendered;
    private final List<Finding> findings = new ArrayList<>();
    private final Set<org.yaml.snakeyaml.nodes.Node> open = Collections.newSetFromMap(new IdentityHashMap<>());
    private int nodes;

    TreeBuilder(String file, String group, boolean isRendered) {
        this.file = file;
        this.group = group;
        this.isRendered = isRendered;
    }

    List<Finding> findings() {
        return findings;
    }

    static boolean isEmptyDocument(Node node) {
        return node instanceof Scalar scalar && scalar.isNull();
    }

    Node build(org.yaml.snakeyaml.nodes.Node node) {
        if (++nodes > MOST_NODES) {
            throw new InvalidInputException(Finding.error(
                    group + "/syntax", location(node), "more than " + MOST_NODES + " YAML nodes", "use fewer aliases"));
        }
        if (node instanceof ScalarNode scalar) {
            return new Scalar(ScalarValues.valueOf(scalar), location(node));
        }
        if (!open.add(node)) {
            throw new InvalidInputException(Finding.error(
                    group + "/syntax", location(node), "an alias here contains itself", "write the value out"));
        }
        Node built = node instanceof MappingNode mapping ? mapping(mapping) : sequence((SequenceNode) node);
        open.remove(node);
        return built;
    }

    private Sequence sequence(SequenceNode node) {
        List<Node> items = new ArrayList<>();
        for (org.yaml.snakeyaml.nodes.Node item : node.getValue()) {
            items.add(build(item));
        }
        return new Sequence(items, location(node));
    }

    private Mapping mapping(MappingNode node) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        List<Mapping> merged = new ArrayList<>();
        for (NodeTuple tuple : node.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                findings.add(Finding.error(
                        group + "/syntax", location(tuple.getKeyNode()), "a key must be text", "write a plain key"));
                continue;
            }
            if (key.getTag().equals(Tag.MERGE)) {
                collectMerged(build(tuple.getValueNode()), merged);
                continue;
            }
            Entry entry = new Entry(key.getValue(), build(tuple.getValueNode()), location(key), comment(key));
            Entry earlier = entries.putIfAbsent(entry.key(), entry);
            if (earlier != null) {
                findings.add(duplicate(entry, earlier));
            }
        }
        for (Mapping source : merged) {
            source.entries().forEach(entries::putIfAbsent);
        }
        return new Mapping(entries, location(node));
    }

    private static void collectMerged(Node node, List<Mapping> merged) {
        if (node instanceof Mapping mapping) {
            merged.add(mapping);
        } else if (node instanceof Sequence sequence) {
            sequence.items().forEach(item -> collectMerged(item, merged));
        }
    }

    private Finding duplicate(Entry entry, Entry earlier) {
        String first = isRendered ? "" : ", first on line " + earlier.location().line();
        return Finding.error(
                        group + "/duplicate-key",
                        entry.location(),
                        "key '" + entry.key() + "' stands here again" + first,
                        "keep one of the two")
                .because("one of the two would be lost")
                .ofWhole();
    }

    private static List<String> comment(ScalarNode key) {
        List<CommentLine> lines = key.getBlockComments();
        if (lines == null) {
            return List.of();
        }
        return lines.stream()
                .filter(line -> line.getCommentType() == CommentType.BLOCK)
                .map(line -> line.getValue().startsWith(" ") ? line.getValue().substring(1) : line.getValue())
                .map(String::stripTrailing)
                .toList();
    }

    private Location location(org.yaml.snakeyaml.nodes.Node node) {
        return new Location(
                file, node.getStartMark().getLine() + 1, node.getStartMark().getColumn() + 1);
    }
}
