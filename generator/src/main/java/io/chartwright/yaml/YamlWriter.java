package io.chartwright.yaml;

import io.chartwright.model.Mapping;
import io.chartwright.model.Mapping.Entry;
import io.chartwright.model.Node;
import io.chartwright.model.Scalar;
import io.chartwright.model.Sequence;
import java.util.List;

/**
 * Writes a tree as block YAML in one fixed form: two spaces, keys in their order, comments above their keys, text quoted
 * only where a YAML 1.1 reader would not read it back as the same text.
 */
public final class YamlWriter {

    private static final String STEP = "  ";

    /** Returns the tree as a YAML document that ends with one line feed. */
    public String write(Node node) {
        StringBuilder out = new StringBuilder();
        if (node instanceof Mapping mapping && !mapping.entries().isEmpty()) {
            mapping(mapping, "", out);
        } else if (node instanceof Sequence sequence && !sequence.items().isEmpty()) {
            sequence(sequence, "", out);
        } else {
            out.append(inline(node, "")).append('\n');
        }
        return out.toString();
    }

    /**
     * Returns {@code key: value} lines, each beginning with the indentation, the last one ended by a line feed.
     *
     * @param indent the spaces before the key
     */
    public String entry(String key, Node value, String indent) {
        StringBuilder out = new StringBuilder();
        value(indent + ScalarText.of(key) + ":", value, indent, out);
        return out.toString();
    }

    private void mapping(Mapping mapping, String indent, StringBuilder out) {
        boolean first = true;
        for (Entry entry : mapping.entries().values()) {
            if (!first && indent.isEmpty() && !entry.comment().isEmpty()) {
                out.append('\n');
            }
            comment(entry.comment(), indent, out);
            value(indent + ScalarText.of(entry.key()) + ":", entry.node(), indent, out);
            first = false;
        }
    }

    private void sequence(Sequence sequence, String indent, StringBuilder out) {
        for (Node item : sequence.items()) {
            if (item instanceof Mapping mapping && !mapping.entries().isEmpty()) {
                StringBuilder nested = new StringBuilder();
                mapping(mapping, indent + STEP, nested);
                nested.replace(indent.length(), indent.length() + STEP.length(), "- ");
                out.append(nested);
            } else {
                value(indent + "-", item, indent, out);
            }
        }
    }

    private void value(String lead, Node node, String indent, StringBuilder out) {
        if (node instanceof Mapping mapping && !mapping.entries().isEmpty()) {
            out.append(lead).append('\n');
            mapping(mapping, indent + STEP, out);
        } else if (node instanceof Sequence sequence && !sequence.items().isEmpty()) {
            out.append(lead).append('\n');
            sequence(sequence, indent + STEP, out);
        } else {
            out.append(lead).append(' ').append(inline(node, indent + STEP)).append('\n');
        }
    }

    private static void comment(List<String> lines, String indent, StringBuilder out) {
        for (String line : lines) {
            out.append(indent).append(line.isEmpty() ? "#" : "# " + line).append('\n');
        }
    }

    private static String inline(Node node, String indent) {
        if (node instanceof Mapping) {
            return "{}";
        }
        if (node instanceof Sequence) {
            return "[]";
        }
        Scalar scalar = (Scalar) node;
        return scalar.isText() ? ScalarText.of(scalar.text(), indent) : scalar.text();
    }
}
