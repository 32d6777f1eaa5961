package io.chartwright.yaml;

import java.util.regex.Pattern;

/** Text as a YAML scalar that every YAML 1.1 and 1.2 reader reads back as that text. */
final class ScalarText {

    /** No indicator at the start, nothing that begins a comment or a mapping, ASCII without quotes. */
    private static final Pattern PLAIN = Pattern.compile(
            "[A-Za-z0-9_./$(][A-Za-z0-9_./$()+=@;~^<>-]*" + "(?:(?: |:(?=[^ ]))[A-Za-z0-9_./$()+=@;~^<>,'!?*&%-]+)*");

    private ScalarText() {}

    static String of(String text) {
        return isPlain(text) ? text : quoted(text);
    }

    /** Returns the text as a scalar value; several lines become a literal block with the indentation given. */
    static String of(String text, String indent) {
        return text.indexOf('\n') >= 0 && isBlock(text) ? block(text, indent) : of(text);
    }

    private static boolean isPlain(String text) {
        return PLAIN.matcher(text).matches() && ScalarValues.isText(text);
    }

    private static boolean isBlock(String text) {
        return text.indexOf('\r') < 0
                && text.charAt(0) != '\n'
                && text.charAt(0) != ' '
                && text.lines().allMatch(line -> line.isEmpty() || (!line.isBlank() && printable(line)));
    }

    private static boolean printable(String line) {
        return line.chars()
                .allMatch(c -> (c >= ' ' && c < 0x7f) || (c >= 0xa0 && c < 0xd800 && c != 0x2028 && c != 0x2029));
    }

    private static String block(String text, String indent) {
        String body = text.stripTrailing().isEmpty() ? text : text.replaceAll("\\n+\\z", "");
        int ends = text.length() - body.length();
        StringBuilder out = new StringBuilder(ends == 0 ? "|-" : ends == 1 ? "|" : "|+");
        for (String line : (ends > 1 ? text.substring(0, text.length() - 1) : body).split("\n", -1)) {
            out.append('\n').append(line.isEmpty() ? "" : indent + line);
        }
        return out.toString();
    }

    private static String quoted(String text) {
        boolean single = (text.indexOf('"') >= 0 || text.indexOf('\\') >= 0) && printable(text);
        return single ? "'" + text.replace("'", "''") + "'" : JsonWriter.quote(text);
    }
}
