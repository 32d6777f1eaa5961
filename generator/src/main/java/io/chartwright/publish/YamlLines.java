package io.chartwright.publish;

/**
 * Walks through the lines of block YAML that carry structure, and over everything that could look like structure but is
 * not: quoted text, block scalars, flow collections, continued plain text, comments.
 *
 * <p>It reads a part of YAML and refuses the rest: no anchors, aliases, tags, complex keys, directives or second
 * documents, and no line break but LF and CRLF.
 */
final class YamlLines {

    /** How a value is written. */
    enum Kind {
        /** Nothing on the key's line: null, or what the deeper lines say. */
        NOTHING,
        /** Plain or quoted text. */
        TEXT,
        /** A collection in brackets or braces. */
        FLOW,
        /** Text that began with {@code |} or {@code >}. */
        BLOCK
    }

    private final byte[] text;
    private final YamlScalars scalars;
    private int next;
    private int previousEnd;
    private int start;
    private int column;
    private int dashes;
    private int contentColumn;
    private Span key = new Span(0, 0);
    private boolean hasKey;
    private Span value = new Span(0, 0);
    private Kind kind = Kind.NOTHING;

    YamlLines(byte[] text) {
        this.text = text;
        this.scalars = new YamlScalars(text);
        this.next = scalars.startsWith(0, "\u00ef\u00bb\u00bf") ? 3 : 0;
        this.next = firstLine(next);
    }

    /** Goes to the next line with structure; false at the end of the text. */
    boolean next() {
        previousEnd = next;
        int line = next;
        while (line < text.length) {
            int at = scalars.skipSpaces(line);
            if (scalars.isLineEnd(at) || text[at] == '#') {
                line = scalars.lineAfter(at);
            } else if (text[at] == '\t') {
                line = blankLineAfter(at);
            } else {
                read(line, at);
                return true;
            }
        }
        return false;
    }

    /** Returns a walk through entries that stand in the columns. */
    EntryLines entries(int itemColumn, int keyColumn) {
        return new EntryLines(text, itemColumn, keyColumn);
    }

    /** Goes on at the start of this line. */
    void goTo(int line) {
        next = line;
    }

    /** Returns the offset behind the line before, with all that belongs to its value. */
    int previousEnd() {
        return previousEnd;
    }

    /** Returns the offset where the line begins. */
    int start() {
        return start;
    }

    /** Returns the offset behind the line, with all that belongs to its value. */
    int nextStart() {
        return next;
    }

    /** Returns the column of the first dash or, without one, of the key or text. */
    int column() {
        return column;
    }

    /** Returns how many dashes begin the line. */
    int dashes() {
        return dashes;
    }

    /** Returns the column of the key or text behind the dashes. */
    int contentColumn() {
        return contentColumn;
    }

    /** Returns whether the line has a key. */
    boolean hasKey() {
        return hasKey;
    }

    /** Returns the key as it is written, with its quotes. */
    Span key() {
        return key;
    }

    /** Returns whether the key is the word, without quotes. */
    boolean keyIs(String word) {
        return hasKey && key.end() - key.start() == word.length() && scalars.startsWith(key.start(), word);
    }

    /** Returns the value as it is written. */
    Span value() {
        return value;
    }

    /** Returns how the value is written. */
    Kind kind() {
        return kind;
    }

    private int firstLine(int from) {
        if (!scalars.startsWith(from, "---")) {
            return from;
        }
        int at = scalars.skipBlanks(from + 3);
        return scalars.isLineEnd(at) ? scalars.lineAfter(at) : from;
    }

    private int blankLineAfter(int at) {
        int end = scalars.skipBlanks(at);
        if (!scalars.isLineEnd(end)) {
            throw new UnclearIndexException("a tab indents this line", at);
        }
        return scalars.lineAfter(end);
    }

    private void read(int line, int at) {
        start = line;
        column = at - line;
        dashes = 0;
        hasKey = false;
        if (column == 0 && (scalars.isDocumentMark(at) || text[at] == '%')) {
            throw new UnclearIndexException("only one YAML document without directives is an index", at);
        }
        int parent = column;
        int content = at;
        while (text[content] == '-' && scalars.isBlankOrLineEnd(content + 1)) {
            dashes++;
            parent = content - line;
            content = scalars.skipSpaces(content + 1);
            if (scalars.isLineEnd(content) || text[content] == '#') {
                contentColumn = -1;
                value(content, parent);
                return;
            }
        }
        contentColumn = content - line;
        int keyEnd = scalars.keyEnd(content);
        if (keyEnd < 0) {
            value(content, parent);
            return;
        }
        hasKey = true;
        key = new Span(content, keyEnd);
        value(scalars.colonAfter(keyEnd) + 1, contentColumn);
    }

    /** Reads the value behind a key or dash that stands in the parent column. */
    private void value(int from, int parent) {
        int at = scalars.skipBlanks(from);
        if (scalars.isLineEnd(at) || (text[at] == '#' && at > from)) {
            kind = Kind.NOTHING;
            value = new Span(from, from);
            next = scalars.lineAfter(at);
            return;
        }
        byte first = text[at];
        if (first == '|' || first == '>') {
            kind = Kind.BLOCK;
            next = scalars.blockEnd(at, parent);
            value = new Span(at, next);
        } else if (first == '"' || first == '\'' || first == '[' || first == '{') {
            kind = first == '[' || first == '{' ? Kind.FLOW : Kind.TEXT;
            int end = kind == Kind.FLOW ? scalars.flowEnd(at) : scalars.quotedEnd(at);
            value = new Span(at, end);
            next = scalars.onlyCommentAfter(end);
        } else {
            kind = Kind.TEXT;
            value = scalars.plain(at, parent);
            next = scalars.lineAfter(value.end());
        }
    }
}
