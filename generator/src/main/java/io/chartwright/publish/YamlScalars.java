package io.chartwright.publish;

/** Finds where the scalars and flow collections of a YAML text end; offsets are in bytes. */
final class YamlScalars {

    private static final String NO_PLAIN_START = "&*!%@`|>,]}?";

    private final byte[] text;

    YamlScalars(byte[] text) {
        this.text = text;
    }

    /** Returns whether the bytes of the word, one for each of its characters, stand here. */
    boolean startsWith(int at, String word) {
        if (at + word.length() > text.length) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if ((text[at + i] & 0xff) != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Returns whether a line ends here: LF, CRLF or the end of the text. */
    boolean isLineEnd(int at) {
        return at >= text.length
                || text[at] == '\n'
                || (text[at] == '\r' && at + 1 < text.length && text[at + 1] == '\n');
    }

    boolean isBlankOrLineEnd(int at) {
        return isLineEnd(at) || text[at] == ' ' || text[at] == '\t';
    }

    /** Returns whether {@code ---} or {@code ...} stands at the start of this line. */
    boolean isDocumentMark(int line) {
        return (startsWith(line, "---") || startsWith(line, "...")) && isBlankOrLineEnd(line + 3);
    }

    int skipSpaces(int at) {
        int end = at;
        while (end < text.length && text[end] == ' ') {
            end++;
        }
        return end;
    }

    int skipBlanks(int at) {
        int end = at;
        while (end < text.length && (text[end] == ' ' || text[end] == '\t')) {
            end++;
        }
        return end;
    }

    /** Returns the start of the line after the one that this offset is in. */
    int lineAfter(int at) {
        return Math.min(TextSearch.lineFeed(text, at) + 1, text.length);
    }

    /** Returns where the key that begins here ends, -1 when this is no key. */
    int keyEnd(int at) {
        if (text[at] == '"' || text[at] == '\'') {
            int end = quotedEnd(at);
            return isColon(skipBlanks(end)) ? end : -1;
        }
        if (text[at] == '[' || text[at] == '{' || text[at] == '|' || text[at] == '>') {
            return -1;
        }
        checkPlainStart(at);
        for (int i = at; !isLineEnd(i); i++) {
            if (isColon(i)) {
                return trimmed(at, i);
            }
            if (isComment(i)) {
                return -1;
            }
        }
        return -1;
    }

    /** Returns the offset of the colon behind a key. */
    int colonAfter(int keyEnd) {
        return skipBlanks(keyEnd);
    }

    /** Returns the offset behind the closing quote. */
    int quotedEnd(int open) {
        byte quote = text[open];
        for (int i = open + 1; i < text.length; i++) {
            if (text[i] == '\n' && isDocumentMark(i + 1)) {
                break;
            } else if (text[i] == '\\' && quote == '"') {
                i++;
            } else if (text[i] == quote) {
                if (quote == '"' || i + 1 >= text.length || text[i + 1] != quote) {
                    return i + 1;
                }
                i++;
            }
        }
        throw new UnclearIndexException("a quote opens here and is not closed", open);
    }

    /** Returns the offset behind the closing bracket or brace. */
    int flowEnd(int open) {
        StringBuilder closers = new StringBuilder();
        boolean isTokenStart = true;
        for (int i = open; i < text.length; i++) {
            byte b = text[i];
            if (isTokenStart && (b == '"' || b == '\'')) {
                i = quotedEnd(i) - 1;
                isTokenStart = false;
            } else if (isTokenStart && "&*!".indexOf(b) >= 0) {
                break;
            } else if (b == '[' || b == '{') {
                closers.append(b == '[' ? ']' : '}');
                isTokenStart = true;
            } else if (b == ']' || b == '}') {
                if (closers.charAt(closers.length() - 1) != b) {
                    break;
                }
                closers.setLength(closers.length() - 1);
                if (closers.isEmpty()) {
                    return i + 1;
                }
                isTokenStart = false;
            } else if (isComment(i) || (b == '\n' && isDocumentMark(i + 1))) {
                break;
            } else if (b == ',' || b == ':') {
                isTokenStart = true;
            } else if (b != ' ' && b != '\n' && b != '\r' && b != '\t') {
                isTokenStart = false;
            }
        }
        throw new UnclearIndexException("a bracket opens here and what it holds is not clear", open);
    }

    /** Returns the start of the line after a block scalar whose parent stands in the column, blank lines included. */
    int blockEnd(int at, int parent) {
        int header = at + 1;
        while (header < text.length && "+-0123456789".indexOf(text[header]) >= 0) {
            header++;
        }
        int line = onlyCommentAfter(header);
        while (line < text.length) {
            int content = skipSpaces(line);
            if (!isLineEnd(content) && content - line <= parent) {
                return line;
            }
            line = lineAfter(content);
        }
        return line;
    }

    /** Returns plain text that begins here, with the deeper lines that continue it. */
    Span plain(int at, int parent) {
        checkPlainStart(at);
        int end = plainEnd(at);
        int line = lineAfter(end);
        boolean isOpen = isLineEnd(skipBlanks(end));
        while (isOpen && line < text.length) {
            int content = skipSpaces(line);
            if (!isLineEnd(content)) {
                if (content - line <= parent || text[content] == '#' || text[content] == '\t') {
                    break;
                }
                end = plainEnd(content);
                isOpen = isLineEnd(skipBlanks(end));
            }
            line = lineAfter(content);
        }
        return new Span(at, end);
    }

    /** Returns the start of the next line; nothing but a comment may stand before it. */
    int onlyCommentAfter(int end) {
        int at = skipBlanks(end);
        if (!isLineEnd(at) && (at == end || text[at] != '#')) {
            throw new UnclearIndexException("something follows a value on its line", at);
        }
        return lineAfter(at);
    }

    private int plainEnd(int at) {
        int i = at;
        while (!isLineEnd(i) && !isComment(i)) {
            if (isColon(i)) {
                throw new UnclearIndexException("a colon stands in text without quotes", i);
            }
            i++;
        }
        return trimmed(at, i);
    }

    private int trimmed(int from, int to) {
        int end = to;
        while (end > from && (text[end - 1] == ' ' || text[end - 1] == '\t')) {
            end--;
        }
        return end;
    }

    private void checkPlainStart(int at) {
        if (NO_PLAIN_START.indexOf(text[at]) >= 0 || (text[at] == '-' && isBlankOrLineEnd(at + 1)) || isColon(at)) {
            throw new UnclearIndexException("anchors, aliases, tags and other marks are not supported here", at);
        }
    }

    private boolean isColon(int at) {
        return at < text.length && text[at] == ':' && isBlankOrLineEnd(at + 1);
    }

    private boolean isComment(int at) {
        return text[at] == '#' && at > 0 && (text[at - 1] == ' ' || text[at - 1] == '\t' || text[at - 1] == '\n');
    }
}
