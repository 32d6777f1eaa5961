package io.chartwright.yaml;

import io.chartwright.model.Mapping;
import io.chartwright.model.Mapping.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Knows which lines of a YAML text belong to a key: its comment lines, the key and its value. */
final class KeyLines {
    private final Mapping root;
    private final List<String> lines;

    /** Creates the finder for a text that was read as the mapping. */
    KeyLines(Mapping root, List<String> lines) {
        this.root = root;
        this.lines = lines;
    }

    /** Returns the entry of a key that is there. */
    Entry entry(List<String> path) {
        Mapping parent = (Mapping) root.at(path.subList(0, path.size() - 1)).orElseThrow();
        return Objects.requireNonNull(parent.entries().get(path.get(path.size() - 1)));
    }

    /** Returns whether nothing stands before the key on its line. */
    boolean isBlock(List<String> path) {
        Entry entry = entry(path);
        return indent(lines.get(line(entry))) == entry.location().column() - 1;
    }

    /** Returns the index of the key's first line, which is the first of the comment lines right above it. */
    int start(List<String> path) {
        int start = line(entry(path));
        int indent = entry(path).location().column() - 1;
        while (start > 0 && isComment(lines.get(start - 1)) && indent(lines.get(start - 1)) == indent) {
            start--;
        }
        return start;
    }

    /** Returns the index after the last line of the key's value. */
    int end(List<String> path) {
        int indent = entry(path).location().column() - 1;
        int end = next(path);
        while (end > line(entry(path)) + 1 && isBetween(lines.get(end - 1), indent)) {
            end--;
        }
        return end;
    }

    /** Returns the index after the last line of a mapping that has keys. */
    int endOfMapping(List<String> path) {
        Mapping mapping = (Mapping) root.at(path).orElseThrow();
        int end = 0;
        for (String key : mapping.entries().keySet()) {
            List<String> child = new ArrayList<>(path);
            child.add(key);
            end = Math.max(end, end(child));
        }
        return end;
    }

    /** Returns where a comment begins in a line that is a comment or ends with one; -1 when there is none. */
    static int commentAt(String line) {
        int at = line.indexOf(" #");
        return isComment(line) ? indent(line) : at < 0 ? -1 : at + 1;
    }

    static int indent(String line) {
        int indent = 0;
        while (indent < line.length() && line.charAt(indent) == ' ') {
            indent++;
        }
        return indent;
    }

    /** Returns the line of the next key that is not inside this one, or the end of the text. */
    private int next(List<String> path) {
        int own = line(entry(path));
        for (int depth = path.size() - 1; depth >= 0; depth--) {
            Mapping parent = (Mapping) root.at(path.subList(0, depth)).orElseThrow();
            int next = parent.entries().values().stream()
                    .mapToInt(KeyLines::line)
                    .filter(line -> line > own)
                    .min()
                    .orElse(-1);
            if (next >= 0) {
                return next;
            }
        }
        return lines.size();
    }

    private static boolean isBetween(String line, int indent) {
        return line.isBlank() || line.startsWith("...") || (isComment(line) && indent(line) <= indent);
    }

    private static boolean isComment(String line) {
        return line.stripLeading().startsWith("#");
    }

    private static int line(Entry entry) {
        return entry.location().line() - 1;
    }
}
