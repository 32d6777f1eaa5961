package io.chartwright.publish;

/**
 * Passes over the lines of entries that need no thought: one key with a value that ends on its line or is a block, one
 * item of a list. These are nearly all lines of an index. Wherever something else could be meant, it stops, and
 * {@link YamlLines} reads on.
 */
final class EntryLines {

    private static final boolean[] WORD = new boolean[128];

    static {
        for (char c : "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_./-".toCharArray()) {
            WORD[c] = true;
        }
    }

    private final byte[] text;
    private final YamlScalars scalars;
    private final int itemColumn;
    private final int keyColumn;

    private boolean isOpen;
    private boolean isNothing;
    private boolean isPlain;
    private int parent;

    /**
     * Creates a walk through the entries of one chart.
     *
     * @param itemColumn where their dashes stand
     * @param keyColumn where their keys stand
     */
    EntryLines(byte[] text, int itemColumn, int keyColumn) {
        this.text = text;
        this.scalars = new YamlScalars(text);
        this.itemColumn = itemColumn;
        this.keyColumn = keyColumn;
    }

    /**
     * Returns the start of the first line that needs thought.
     *
     * @param from the start of a line
     * @param wasOpen whether the entry's last key has nothing on its line, so that deeper lines may follow
     */
    int skip(int from, boolean wasOpen) {
        isOpen = wasOpen;
        int line = from;
        while (line < text.length) {
            int content = scalars.skipSpaces(line);
            int column = content - line;
            boolean isDash = startsItem(content);
            boolean isKey = !isDash && column == keyColumn;
            if (!isKey
                    && ((isDash && column == itemColumn) ? !startsEntry(content) : (!isOpen || column < keyColumn))) {
                return line;
            }
            int next = read(line, content, isDash);
            if (next < 0 || (isPlain && mayGoOn(next))) {
                return line;
            }
            if (isKey || column == itemColumn) {
                isOpen = isNothing;
            }
            line = next;
        }
        return line;
    }

    /** Returns whether the last key of the entry had nothing on its line. */
    boolean isOpen() {
        return isOpen;
    }

    private boolean startsItem(int content) {
        return content + 1 < text.length && text[content] == '-' && text[content + 1] == ' ';
    }

    private boolean startsEntry(int dash) {
        return scalars.skipSpaces(dash + 1) - dash == keyColumn - itemColumn;
    }

    /** Returns the start of the next line, -1 when this one is not clear. */
    private int read(int line, int at, boolean isDash) {
        int content = isDash ? scalars.skipSpaces(at + 1) : at;
        int end = content;
        while (end < text.length && text[end] >= 0 && WORD[text[end]]) {
            end++;
        }
        if (end == content || end + 1 >= text.length || text[content] == '-') {
            return -1;
        }
        isNothing = false;
        parent = content - line;
        if (text[end] == ':' && text[end + 1] == '\n') {
            isNothing = true;
            isPlain = false;
            return end + 2;
        }
        if (text[end] == ':' && text[end + 1] == ' ') {
            return value(end + 2);
        }
        parent = at - line;
        return isDash && itemColumn != parent ? value(content) : -1;
    }

    private int value(int at) {
        if (at >= text.length) {
            return -1;
        }
        byte first = text[at];
        isPlain = false;
        if (first == '"') {
            int end = at + 1;
            while (end < text.length && text[end] != '"' && text[end] != '\\' && text[end] != '\n') {
                end++;
            }
            return end + 1 < text.length && text[end] == '"' && text[end + 1] == '\n' ? end + 2 : -1;
        }
        if (first == '|' || first == '>') {
            return scalars.blockEnd(at, parent);
        }
        isPlain = true;
        return first >= 0 && WORD[first] && first != '-'
                ? Math.min(TextSearch.lineFeed(text, at) + 1, text.length)
                : -1;
    }

    /** Returns whether the line could continue plain text above it. */
    private boolean mayGoOn(int line) {
        int content = scalars.skipSpaces(line);
        return content < text.length && (content - line > parent || text[content] <= ' ' || text[content] == '#');
    }
}
