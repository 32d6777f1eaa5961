package io.chartwright.sourcemap;

import java.util.ArrayList;
import java.util.List;

/** Splits a Helm template into text and actions, as Go's template package does. */
final class TemplateLexer {
    private static final String OPEN = "{{";
    private static final String CLOSE = "}}";

    private TemplateLexer() {}

    /** Returns the pieces in order; an action that does not end reaches to the end of the template. */
    static List<Token> split(String template) {
        List<Token> tokens = new ArrayList<>();
        int at = 0;
        while (at < template.length()) {
            int open = template.indexOf(OPEN, at);
            int textEnd = open < 0 ? template.length() : open;
            if (textEnd > at) {
                tokens.add(new Token(false, at, template.substring(at, textEnd)));
            }
            if (open < 0) {
                break;
            }
            at = end(template, open);
            tokens.add(new Token(true, open, template.substring(open, at)));
        }
        return tokens;
    }

    private static int end(String template, int open) {
        int at = open + OPEN.length();
        int comment = at;
        while (comment < template.length() && (template.charAt(comment) == '-' || isSpace(template, comment))) {
            comment++;
        }
        if (template.startsWith("/*", comment)) {
            int close = template.indexOf("*/", comment);
            at = close < 0 ? template.length() : close;
        }
        while (at < template.length() && !template.startsWith(CLOSE, at)) {
            char c = template.charAt(at);
            at = c == '"' || c == '`' || c == '\'' ? afterQuote(template, at) : at + 1;
        }
        return Math.min(template.length(), at + CLOSE.length());
    }

    private static boolean isSpace(String template, int at) {
        return Character.isWhitespace(template.charAt(at));
    }

    /** Returns the index after the text in quotes that begins at the index. */
    static int afterQuote(String template, int start) {
        char quote = template.charAt(start);
        for (int at = start + 1; at < template.length(); at++) {
            char c = template.charAt(at);
            if (c == '\\' && quote != '`') {
                at++;
            } else if (c == quote) {
                return at + 1;
            }
        }
        return template.length();
    }
}
