package io.chartwright.adopt;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The parts of an Npgsql connection string. */
final class ConnectionString {
    private static final Pattern PART =
            Pattern.compile("\\s*([^=;]+?)\\s*=\\s*(\"(?:[^\"]|\"\")*\"|'(?:[^']|'')*'|[^;]*?)\\s*(?:;|$)");

    private ConnectionString() {}

    /** Returns the value of each name, in order; names as they are written, values without quotes. */
    static Map<String, String> parts(String text) {
        Map<String, String> parts = new LinkedHashMap<>();
        Matcher matcher = PART.matcher(text);
        while (matcher.find()) {
            parts.put(matcher.group(1), unquoted(matcher.group(2)));
        }
        return parts;
    }

    /** Returns the parts that both strings are compared by: names in small letters, without blanks. */
    static Map<String, String> comparable(String text) {
        Map<String, String> parts = new LinkedHashMap<>();
        parts(text)
                .forEach(
                        (name, value) -> parts.put(name.toLowerCase(Locale.ROOT).replace(" ", ""), value));
        return parts;
    }

    private static String unquoted(String value) {
        if (value.length() < 2 || !(value.startsWith("\"") || value.startsWith("'"))) {
            return value;
        }
        String quote = value.substring(0, 1);
        return value.substring(1, value.length() - 1).replace(quote + quote, quote);
    }
}
