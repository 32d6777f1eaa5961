package io.chartwright.sourcemap;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds calls of named templates in actions. */
final class Calls {
    private static final Pattern INCLUDE = Pattern.compile("\\binclude\\s+\"([^\"]+)\"\\s+");

    /** The only functions that do not evaluate all their arguments. */
    private static final Pattern CHOICE = Pattern.compile("(?<![\\w.$])(and|or)\\b");

    private Calls() {}

    /**
     * Returns calls of the marked copies of the named templates that the action includes in any case.
     *
     * @param body the action without its braces
     * @param named the named templates that have a marked copy
     */
    static List<String> certain(String body, Set<String> named) {
        List<String> calls = new ArrayList<>();
        if (!body.startsWith("/*") && !CHOICE.matcher(body).find()) {
            Matcher include = INCLUDE.matcher(body);
            while (include.find()) {
                if (named.contains(include.group(1))) {
                    String argument = body.substring(include.end(), endOfArgument(body, include.end()));
                    calls.add("include \"" + MarkedTemplate.PREFIX + include.group(1) + "\" " + argument);
                }
            }
        }
        return calls;
    }

    private static int endOfArgument(String body, int start) {
        int depth = 0;
        int at = start;
        while (at < body.length()) {
            char c = body.charAt(at);
            if (c == '"' || c == '`') {
                at = TemplateLexer.afterQuote(body, at);
                continue;
            }
            boolean isOutside = depth == 0 && (Character.isWhitespace(c) || c == ')' || c == '|');
            if (isOutside) {
                return at;
            }
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            at++;
        }
        return at;
    }
}
