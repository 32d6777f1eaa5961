package io.chartwright.yaml;

import io.chartwright.model.Mapping;
import io.chartwright.model.Mapping.Entry;
import io.chartwright.model.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Moves a key in the text of a YAML file, with its value and its comment lines; every other byte stays.
 *
 * <p>It works on lines, so it knows less than a parser: read the result and compare it with what it should be.
 */
public final class KeyMover {
    private static final int USUAL_STEP = 2;

    private final Mapping root;
    private final List<String> lines;
    private final List<String> from;
    private final List<String> to;
    private final KeyLines extents;

    private KeyMover(Mapping root, String text, List<String> from, List<String> to) {
        this.root = root;
        this.lines = new ArrayList<>(List.of(text.split("(?<=\n)")));
        this.from = from;
        this.to = to;
        this.extents = new KeyLines(root, lines);
    }

    /**
     * Returns the text with the key in its new place; empty when it is not written in lines of its own.
     *
     * @param from the path of a key that the text has
     * @param to its new path, where the text has no key
     */
    public static Optional<String> move(String text, List<String> from, List<String> to) {
        boolean isEnded = text.endsWith("\n");
        String whole = isEnded ? text : text + "\n";
        Mapping root = new YamlReader("values").readMapping("values", whole);
        Optional<String> moved = new KeyMover(root, whole, from, to).move();
        return isEnded ? moved : moved.map(result -> result.substring(0, result.length() - 1));
    }

    private Optional<String> move() {
        Entry entry = extents.entry(from);
        List<String> parent = from.subList(0, from.size() - 1);
        if (parent.equals(to.subList(0, to.size() - 1))) {
            int line = entry.location().line() - 1;
            lines.set(line, renamed(lines.get(line), entry));
            return Optional.of(String.join("", lines));
        }
        List<String> cut = emptied();
        List<String> target = deepest();
        boolean isInPlace = target.equals(cut.subList(0, cut.size() - 1));
        if (!extents.isBlock(from) || !extents.isBlock(cut) || !isBlockMapping(target)) {
            return Optional.empty();
        }
        int start = extents.start(cut);
        int end = extents.end(cut);
        int insertAt = isInPlace ? start : extents.endOfMapping(target);
        List<String> block = block(start, end, target);
        lines.addAll(insertAt, block);
        int shift = start >= insertAt ? block.size() : 0;
        lines.subList(start + shift, end + shift).clear();
        return Optional.of(String.join("", lines));
    }

    private boolean isBlockMapping(List<String> path) {
        return !mapping(path).entries().isEmpty()
                && mapping(path).entries().keySet().stream().allMatch(key -> extents.isBlock(append(path, key)));
    }

    /** Returns the topmost key that holds nothing but the moved one and does not hold its new place. */
    private List<String> emptied() {
        List<String> cut = from;
        while (cut.size() > 1) {
            List<String> parent = cut.subList(0, cut.size() - 1);
            boolean holdsNewPlace =
                    to.size() > parent.size() && to.subList(0, parent.size()).equals(parent);
            if (holdsNewPlace || mapping(parent).entries().size() > 1) {
                return cut;
            }
            cut = parent;
        }
        return cut;
    }

    /** Returns the longest part of the new path that is there already. */
    private List<String> deepest() {
        int size = to.size() - 1;
        while (root.at(to.subList(0, size)).isEmpty()) {
            size--;
        }
        return to.subList(0, size);
    }

    /** Returns the lines to insert: missing parents, then all that is cut but the emptied parents' own keys. */
    private List<String> block(int start, int end, List<String> target) {
        int indent =
                mapping(target).entries().values().iterator().next().location().column() - 1;
        int oldIndent = extents.entry(from).location().column() - 1;
        int step = from.size() > 1 ? Math.max(1, oldIndent / (from.size() - 1)) : USUAL_STEP;
        String lineEnd = lines.get(start).endsWith("\r\n") ? "\r\n" : "\n";
        List<String> block = new ArrayList<>();
        for (String key : to.subList(target.size(), to.size() - 1)) {
            block.add(" ".repeat(indent) + key + ":" + lineEnd);
            indent += step;
        }
        for (int i = start; i < end; i++) {
            String line = i == extents.entry(from).location().line() - 1
                    ? renamed(lines.get(i), extents.entry(from))
                    : lines.get(i);
            if (i >= extents.start(from) && i < extents.end(from)) {
                block.add(shifted(line, indent - oldIndent));
            } else if (KeyLines.commentAt(line) >= 0) {
                block.add(" ".repeat(indent) + line.substring(KeyLines.commentAt(line)));
            }
        }
        return block;
    }

    private String renamed(String line, Entry entry) {
        int start = entry.location().column() - 1;
        char first = line.charAt(start);
        int end = first == '"' || first == '\''
                ? line.indexOf(first, start + 1) + 1
                : start + entry.key().length();
        return line.substring(0, start) + to.get(to.size() - 1) + line.substring(Math.min(end, line.length()));
    }

    private static String shifted(String line, int by) {
        if (line.isBlank()) {
            return line;
        }
        return by >= 0 ? " ".repeat(by) + line : line.substring(Math.min(-by, KeyLines.indent(line)));
    }

    private Mapping mapping(List<String> path) {
        Optional<Node> node = root.at(path);
        return node.filter(Mapping.class::isInstance).map(Mapping.class::cast).orElse(Mapping.empty(root.location()));
    }

    private static List<String> append(List<String> path, String key) {
        List<String> longer = new ArrayList<>(path);
        longer.add(key);
        return longer;
    }
}
