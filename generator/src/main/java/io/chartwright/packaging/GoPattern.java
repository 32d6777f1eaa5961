package io.chartwright.packaging;

import java.util.ArrayList;
import java.util.List;

/**
 * A file name pattern of Go's {@code path/filepath.Match}: {@code *} and {@code ?} stop at a slash, {@code [a-z]} and
 * {@code [^a-z]} are classes, a backslash takes the next character literally.
 *
 * <p>A star is followed by a run of characters that is looked for from left to right, and the first place found is kept,
 * as Go does it.
 */
final class GoPattern {

    /** One character position. */
    private interface Element {
        boolean matches(int character);
    }

    /**
     * A part of the pattern up to the next star.
     *
     * @param afterStar whether any characters but slashes may stand before it
     */
    private record Run(boolean afterStar, List<Element> elements) {}

    private final List<Run> runs;

    private GoPattern(List<Run> runs) {
        this.runs = runs;
    }

    /**
     * Returns the pattern that the text writes.
     *
     * @throws IllegalArgumentException when Go calls it malformed; the message is a clause that says why
     */
    static GoPattern parse(String text) {
        return new GoPattern(new Parser(text.codePoints().toArray()).runs());
    }

    /** Returns whether the pattern matches the whole name. */
    boolean matches(String name) {
        int[] characters = name.codePoints().toArray();
        int at = 0;
        for (int i = 0; i < runs.size(); i++) {
            at = end(runs.get(i), characters, at, i == runs.size() - 1);
            if (at < 0) {
                return false;
            }
        }
        return at == characters.length;
    }

    /** Returns where the run ends when it is found at or, after a star, behind the position; -1 when it is not. */
    private static int end(Run run, int[] name, int from, boolean isLast) {
        if (run.elements().isEmpty()) {
            return run.afterStar() && hasSlash(name, from) ? -1 : run.afterStar() ? name.length : from;
        }
        for (int start = from; start <= name.length; start++) {
            int end = start + run.elements().size();
            if (fits(run, name, start) && (!isLast || end == name.length)) {
                return end;
            }
            if (!run.afterStar() || start == name.length || name[start] == '/') {
                return -1;
            }
        }
        return -1;
    }

    private static boolean hasSlash(int[] name, int from) {
        for (int i = from; i < name.length; i++) {
            if (name[i] == '/') {
                return true;
            }
        }
        return false;
    }

    private static boolean fits(Run run, int[] name, int start) {
        List<Element> elements = run.elements();
        if (start + elements.size() > name.length) {
            return false;
        }
        for (int i = 0; i < elements.size(); i++) {
            if (!elements.get(i).matches(name[start + i])) {
                return false;
            }
        }
        return true;
    }

    /** Reads the text of a pattern once, from left to right. */
    private static final class Parser {
        private final int[] text;
        private int at;

        Parser(int[] text) {
            this.text = text;
        }

        List<Run> runs() {
            List<Run> found = new ArrayList<>();
            while (at < text.length) {
                boolean isStar = text[at] == '*';
                while (at < text.length && text[at] == '*') {
                    at++;
                }
                List<Element> elements = new ArrayList<>();
                while (at < text.length && text[at] != '*') {
                    elements.add(element());
                }
                found.add(new Run(isStar, List.copyOf(elements)));
            }
            return List.copyOf(found);
        }

        private Element element() {
            int first = text[at++];
            if (first == '?') {
                return character -> character != '/';
            }
            if (first == '[') {
                return characterClass();
            }
            if (first != '\\') {
                return character -> character == first;
            }
            if (at == text.length) {
                throw new IllegalArgumentException("a backslash at the end");
            }
            int escaped = text[at++];
            return character -> character == escaped;
        }

        private Element characterClass() {
            boolean isNegated = at < text.length && text[at] == '^';
            if (isNegated) {
                at++;
            }
            List<int[]> ranges = new ArrayList<>();
            while (ranges.isEmpty() || text[at] != ']') {
                int low = classCharacter();
                int high = low;
                if (text[at] == '-') {
                    at++;
                    high = classCharacter();
                }
                ranges.add(new int[] {low, high});
            }
            at++;
            return character ->
                    isNegated != ranges.stream().anyMatch(range -> range[0] <= character && character <= range[1]);
        }

        private int classCharacter() {
            if (at < text.length && (text[at] == '-' || text[at] == ']')) {
                throw new IllegalArgumentException(
                        "a '" + Character.toString(text[at]) + "' where a [class] needs a character");
            }
            if (at < text.length && text[at] == '\\') {
                at++;
            }
            if (at + 1 >= text.length) {
                throw new IllegalArgumentException("a '[' without its ']'");
            }
            return text[at++];
        }
    }
}
