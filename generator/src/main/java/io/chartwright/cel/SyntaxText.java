package io.chartwright.cel;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts into words why an expression cannot be read. */
final class SyntaxText {
    private static final Pattern UNREAD = Pattern.compile("token recognition error at: '(.*)'", Pattern.DOTALL);
    private static final Pattern MISSING = Pattern.compile("missing '(.*)' at '(.*)'", Pattern.DOTALL);
    private static final Pattern UNEXPECTED = Pattern.compile(
            "(?:(?:extraneous|mismatched) input|no viable alternative at input) '(.*?)'(?: expecting.*)?",
            Pattern.DOTALL);
    private static final Pattern RESERVED = Pattern.compile("reserved identifier: (.*)");
    private static final Map<String, String> OPERATORS =
            Map.of("and", "write &&", "or", "write ||", "not", "write !", "is", "write ==");

    private SyntaxText() {}

    /** Returns what the message of the parser means. */
    static Mistake of(String place, String message) {
        Matcher unread = UNREAD.matcher(message);
        Matcher missing = MISSING.matcher(message);
        Matcher unexpected = UNEXPECTED.matcher(message);
        Matcher reserved = RESERVED.matcher(message);
        if (message.contains("recursion limit") || message.contains("code point size")) {
            return new Mistake("is nested too deeply or too long", "write it in shorter parts");
        } else if (message.startsWith("For input string: ")) {
            return new Mistake(place + "a number is too large", "write a smaller one");
        } else if (message.contains("simple name")) {
            return new Mistake(place + "a macro needs a name there", "write a name such as x");
        } else if (message.contains("has() macro")) {
            return new Mistake(place + "has(…) takes a field", "write has(a.b), or 'b' in a");
        } else if (unread.matches()) {
            return unread(place, unread.group(1).strip());
        } else if (reserved.matches()) {
            return new Mistake(place + "'" + reserved.group(1) + "' is a word of the language", "use another name");
        } else if (missing.matches()) {
            return new Mistake(place + "'" + missing.group(1) + "' is missing", "add it");
        }
        return unexpected.matches() ? unexpected(place, unexpected.group(1)) : new Mistake(place + message, "");
    }

    private static Mistake unread(String place, String text) {
        if (text.startsWith("=")) {
            return new Mistake(place + "'=' is no operator", "write '==' to compare");
        }
        boolean isOpen = text.startsWith("'") || text.startsWith("\"");
        return isOpen
                ? new Mistake(place + "cannot read the text " + text, "close it, and write \\\\ for a backslash")
                : new Mistake(place + "cannot read '" + text + "'", "remove it");
    }

    private static Mistake unexpected(String place, String word) {
        return word.equals("<EOF>")
                ? new Mistake(place + "the expression ends too early", "write what comes next")
                : new Mistake(place + "'" + word + "' cannot stand there", OPERATORS.getOrDefault(word, ""));
    }
}
