package io.chartwright.kubernetes;

import java.util.List;

/**
 * A field of an object of the API in some minors.
 *
 * @param name its name
 * @param type what may stand there
 * @param required whether an API server refuses an object without it
 * @param values the only texts that it takes; empty when it takes others
 * @param mayBeEmpty whether the empty text is as good as none, where there are values
 * @param span the minors that have it so
 */
record ApiField(String name, ValueType type, boolean required, List<String> values, boolean mayBeEmpty, Span span) {

    /** The minors from the first to the last. */
    record Span(int first, int last) {
        static final Span ALWAYS = new Span(0, Integer.MAX_VALUE);

        boolean holds(Minor minor) {
            return first <= minor.number() && minor.number() <= last;
        }
    }

    /** Reads a line of the table: {@code name[!] type [=[!]value|value] [first-last]}. */
    static ApiField parse(String line) {
        int name = line.indexOf(' ');
        int type = end(line, name + 1);
        boolean required = line.charAt(name - 1) == '!';
        List<String> values = List.of();
        boolean mayBeEmpty = true;
        int rest = type + 1;
        if (rest < line.length() && line.charAt(rest) == '=') {
            int end = end(line, rest);
            mayBeEmpty = line.charAt(rest + 1) != '!';
            values = List.of(
                    line.substring(mayBeEmpty ? rest + 1 : rest + 2, end).split("\\|", -1));
            rest = end + 1;
        }
        return new ApiField(
                line.substring(0, required ? name - 1 : name),
                ValueType.parse(line.substring(name + 1, type)),
                required,
                values,
                mayBeEmpty,
                rest < line.length() ? span(line.substring(rest)) : Span.ALWAYS);
    }

    /** Reads {@code 30-}, {@code -31} or {@code 30-31}. */
    static Span span(String text) {
        int dash = text.indexOf('-');
        return new Span(
                dash == 0 ? 0 : Integer.parseInt(text.substring(0, dash)),
                dash == text.length() - 1 ? Integer.MAX_VALUE : Integer.parseInt(text.substring(dash + 1)));
    }

    private static int end(String line, int from) {
        int blank = line.indexOf(' ', from);
        return blank < 0 ? line.length() : blank;
    }
}
