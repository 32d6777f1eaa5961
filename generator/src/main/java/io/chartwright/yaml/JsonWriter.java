package io.chartwright.yaml;

import io.chartwright.model.Mapping;
import io.chartwright.model.Mapping.Entry;
import io.chartwright.model.Node;
import io.chartwright.model.Scalar;
import io.chartwright.model.Sequence;
import java.util.Iterator;
import java.util.Locale;

/** Writes a tree as JSON in one fixed form: two spaces, keys in their order, no comments. */
public final class JsonWriter {

    private static final String STEP = "  ";

    /** Returns the tree as a JSON document that ends with one line feed. */
    public String write(Node node) {
        StringBuilder out = new StringBuilder();
        value(node, "\n", out);
        return out.append('\n').toString();
    }

    private void value(Node node, String lineStart, StringBuilder out) {
        if (node instanceof Mapping mapping) {
            mapping(mapping, lineStart, out);
        } else if (node instanceof Sequence sequence) {
            sequence(sequence, lineStart, out);
        } else {
            Scalar scalar = (Scalar) node;
            out.append(scalar.isText() ? quote(scalar.text()) : scalar.text());
        }
    }

    private void mapping(Mapping mapping, String lineStart, StringBuilder out) {
        Iterator<Entry> entries = mapping.entries().values().iterator();
        out.append('{');
        while (entries.hasNext()) {
            Entry entry = entries.next();
            out.append(lineStart).append(STEP).append(quote(entry.key())).append(": ");
            value(entry.node(), lineStart + STEP, out);
            out.append(entries.hasNext() ? "," : lineStart);
        }
        out.append('}');
    }

    private void sequence(Sequence sequence, String lineStart, StringBuilder out) {
        Iterator<Node> items = sequence.items().iterator();
        out.append('[');
        while (items.hasNext()) {
            out.append(lineStart).append(STEP);
            value(items.next(), lineStart + STEP, out);
            out.append(items.hasNext() ? "," : lineStart);
        }
        out.append(']');
    }

    /** Returns the text as a JSON string, which is also a double-quoted YAML scalar. */
    public static String quote(String text) {
        StringBuilder out = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> out.append(isSafe(c) ? String.valueOf(c) : String.format(Locale.ROOT, "\\u%04x", (int) c));
            }
        }
        return out.append('"').toString();
    }

    private static boolean isSafe(char c) {
        return (c >= ' ' && c < 0x7f) || (c >= 0xa0 && c < 0xfffe && c != 0x2028 && c != 0x2029 && c != 0xfeff);
    }
}
