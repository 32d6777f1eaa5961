package io.chartwright.helm;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Templates in which nothing is looked up in a cluster.
 *
 * <p>{@code helm template} gives every lookup an empty object. The library asks the cluster of the user's kubeconfig
 * instead, and fails when there is none.
 */
final class LookupCalls {
    private static final String OPEN = "{{";
    private static final String CLOSE = "}}";

    /** What may stand in an action: a comment, a string, a raw string, a character, a call, a word, anything else. */
    private static final Pattern TOKEN =
            Pattern.compile("(?s)/\\*.*?\\*/|\"(?:\\\\.|[^\"\\\\])*\"|`[^`]*`|'(?:\\\\.|[^'\\\\])*'"
                    + "|(?<call>(?<![\\w.$-])lookup(?![\\w-]))|\\w+|.");

    private LookupCalls() {}

    /** Returns the template with an expression that is an empty object, whatever its arguments, for each lookup. */
    static String removed(String template) {
        if (!template.contains("lookup")) {
            return template;
        }
        StringBuilder text = new StringBuilder();
        int done = 0;
        for (int start = template.indexOf(OPEN); start >= 0; start = template.indexOf(OPEN, done)) {
            text.append(template, done, start);
            done = endOfAction(template, start);
            text.append(TOKEN.matcher(template.substring(start, done))
                    .replaceAll(
                            token -> token.group(1) == null ? Matcher.quoteReplacement(token.group()) : "omit (dict)"));
        }
        return text.append(template, done, template.length()).toString();
    }

    private static int endOfAction(String template, int start) {
        Matcher token = TOKEN.matcher(template).region(start, template.length());
        while (token.find()) {
            if (token.group().equals("}") && template.startsWith(CLOSE, token.start())) {
                return token.start() + CLOSE.length();
            }
        }
        return template.length();
    }
}
