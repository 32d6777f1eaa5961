package io.chartwright.e2e;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a connection string by the rules that Microsoft documents for ADO.NET, as one regular expression, so that it has
 * nothing in common with the reader of the runtime's stand-in: pairs end with a semicolon; an equal sign in a key is
 * doubled; a value may stand in double or single quotes, and the same quote inside it is doubled; blanks around keys and
 * values do not count; the last of equal keys wins; keys may be written in any case.
 */
final class AdoNetString {
    private static final Pattern PAIR = Pattern.compile(
            "[\\s;]*(?<key>(?:[^=;]|==)+)=\\s*(?:\"(?<double>(?:[^\"]|\"\")*)\"|'(?<single>(?:[^']|'')*)'|(?<bare>[^\"';\\s][^;]*|))\\s*(?:;|$)");

    private AdoNetString() {}

    /** Returns the values by their keys in small letters; fails when the string is none. */
    static Map<String, String> parse(String text) {
        Map<String, String> values = new LinkedHashMap<>();
        Matcher pair = PAIR.matcher(text);
        int at = 0;
        while (at < text.length()) {
            if (!pair.region(at, text.length()).lookingAt()) {
                throw new AssertionError("no pair of key and value from character " + at);
            }
            values.put(pair.group("key").strip().replace("==", "=").toLowerCase(Locale.ROOT), value(pair));
            at = pair.end();
        }
        return values;
    }

    private static String value(Matcher pair) {
        if (pair.group("double") != null) {
            return pair.group("double").replace("\"\"", "\"");
        }
        if (pair.group("single") != null) {
            return pair.group("single").replace("''", "'");
        }
        return pair.group("bare").strip();
    }
}
