package io.chartwright.publish;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

/** Walks through a JSON text, over all that is not asked for; offsets are in bytes. */
final class JsonScanner {

    private final byte[] text;
    private int at;

    JsonScanner(byte[] text) {
        this.text = text;
    }

    /** Returns whether the first byte that is no white space opens an object, which block YAML never begins with. */
    static boolean opens(byte[] text) {
        JsonScanner scanner = new JsonScanner(text);
        scanner.blanks();
        return scanner.peek() == '{';
    }

    /** Something that reads the value of a member; the scanner stands before it. */
    interface MemberReader {
        void read(String key, Span written);
    }

    /** Something that reads an item of an array; the scanner stands before it. */
    interface ItemReader {
        void read();
    }

    int at() {
        return at;
    }

    /** Returns the next byte that is no white space, 0 at the end. */
    byte next() {
        blanks();
        return peek();
    }

    /** Reads an object; returns the offset of its last brace. */
    int object(MemberReader reader) {
        Set<String> keys = new HashSet<>();
        expect('{', "an object");
        if (next() == '}') {
            return at++;
        }
        do {
            if (next() != '"') {
                throw unclear("a key in quotes is missing here");
            }
            Span written = string();
            String key = IndexText.decode(text, written);
            if (!keys.add(key)) {
                throw new UnclearIndexException("the key '" + key + "' is there twice", written.start());
            }
            expect(':', "a colon");
            blanks();
            reader.read(key, written);
        } while (goesOn());
        return close('}');
    }

    /** Reads an array; returns the offset of its last bracket. */
    int array(ItemReader reader) {
        expect('[', "an array");
        if (next() == ']') {
            return at++;
        }
        do {
            blanks();
            reader.read();
        } while (goesOn());
        return close(']');
    }

    /** Passes over a value and returns where it stands. */
    Span value() {
        byte first = next();
        int start = at;
        if (first == '"') {
            return string();
        }
        if (first == '{' || first == '[') {
            nested();
        } else {
            while (at < text.length && "+-.0123456789truefalsnE".indexOf(text[at]) >= 0) {
                at++;
            }
        }
        if (at == start) {
            throw unclear("a value is missing here");
        }
        return new Span(start, at);
    }

    /** Passes over text in quotes and returns where it stands, with its quotes. */
    Span string() {
        int start = at;
        if (next() != '"') {
            throw unclear("text in quotes is missing here");
        }
        for (at++; at < text.length && text[at] != '"'; at++) {
            if (text[at] == '\\') {
                at++;
            } else if (text[at] >= 0 && text[at] < ' ') {
                throw unclear("a control character stands here");
            }
        }
        if (at >= text.length) {
            throw new UnclearIndexException("a quote opens here and is not closed", start);
        }
        return new Span(start, ++at);
    }

    /** Refuses anything but white space. */
    void end() {
        if (next() != 0 || at < text.length) {
            throw unclear("something follows the index");
        }
    }

    UnclearIndexException unclear(String problem) {
        return new UnclearIndexException(problem, at);
    }

    /** Returns the white space before the offset. */
    String blanksBefore(int offset) {
        int start = offset;
        while (start > 0 && isBlank(text[start - 1])) {
            start--;
        }
        return new String(text, start, offset - start, StandardCharsets.US_ASCII);
    }

    private void nested() {
        int start = at;
        StringBuilder closers = new StringBuilder();
        do {
            byte b = peek();
            if (b == '"') {
                string();
                continue;
            }
            if (b == '{' || b == '[') {
                closers.append(b == '{' ? '}' : ']');
            } else if (b == '}' || b == ']') {
                if (closers.charAt(closers.length() - 1) != b) {
                    throw unclear("another bracket is closed here than was opened");
                }
                closers.setLength(closers.length() - 1);
            } else if (at >= text.length) {
                throw new UnclearIndexException("a bracket opens here and is not closed", start);
            }
            at++;
        } while (!closers.isEmpty());
    }

    private boolean goesOn() {
        boolean more = next() == ',';
        at += more ? 1 : 0;
        return more;
    }

    private int close(char closer) {
        expect(closer, "a comma or the end");
        return at - 1;
    }

    private void expect(char wanted, String what) {
        if (next() != wanted) {
            throw unclear(what + " is missing here");
        }
        at++;
    }

    private void blanks() {
        while (at < text.length && isBlank(text[at])) {
            at++;
        }
    }

    private byte peek() {
        return at < text.length ? text[at] : 0;
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || b == '\n' || b == '\r' || b == '\t';
    }
}
