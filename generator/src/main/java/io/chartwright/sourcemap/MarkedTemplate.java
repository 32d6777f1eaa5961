package io.chartwright.sourcemap;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A copy of a template that renders to the same text with marks in it.
 *
 * <p>Marks stand right before characters that are no white space, and around actions that print, so that what trim marks
 * take away is the same. A named template is included in its marked copy only where its text is printed as it is or
 * indented; where a function works on it, the marks would change what comes out.
 */
final class MarkedTemplate {
    /** Begins the names of the marked copies of named templates. */
    static final String PREFIX = "chartwright.marked/";

    private static final Set<String> BLOCKS = Set.of("if", "range", "with", "block", "define");
    private static final Set<String> SILENT = Set.of("else", "end", "break", "continue", "template");
    private static final Pattern ASSIGNMENT =
            Pattern.compile("\\$\\w*(\\s*,\\s*\\$\\w+)?\\s*:?=(?!=).*", Pattern.DOTALL);

    /** {@code include "name" context} or {@code template "name" context}, perhaps indented. */
    private static final Pattern PLAIN_CALL =
            Pattern.compile("(include|template)\\s+\"([^\"]+)\"([^|]*)((\\|\\s*n?indent\\s+\\d+\\s*)*)");

    private static final Pattern DEFINE = Pattern.compile("define\\s+\"([^\"]+)\"");

    private final String path;
    private final String template;
    private final Marks marks;
    private final Set<String> named;
    private final boolean marksBranches;
    private final StringBuilder body = new StringBuilder();
    private final StringBuilder defines = new StringBuilder();
    private final Deque<String> blocks = new ArrayDeque<>();
    private StringBuilder out = body;
    private int line = 1;
    private int lineStart;
    private int counted;

    /**
     * Marks a template.
     *
     * @param path its path in the chart
     * @param named the named templates that have a marked copy
     * @param marksBranches whether each branch begins with a mark, and the marked copy of a named template is included
     *     also where a function works on its text: beside it. The copy then renders to other text, with all marks.
     */
    MarkedTemplate(String path, String template, Marks marks, Set<String> named, boolean marksBranches) {
        this.path = path;
        this.template = template;
        this.marks = marks;
        this.named = named;
        this.marksBranches = marksBranches;
        List<Token> tokens = TemplateLexer.split(template);
        for (Token token : tokens) {
            if (token.isAction()) {
                action(token);
                if (marksBranches
                        && (BLOCKS.contains(token.word()) || token.word().equals("else"))) {
                    out.append(markAt(token.start() + token.text().length(), false));
                }
            } else {
                text(token);
            }
        }
    }

    /** Returns the names of the templates that the text defines. */
    static List<String> names(String template) {
        return TemplateLexer.split(template).stream()
                .filter(token -> token.isAction() && token.word().equals("define"))
                .map(token -> DEFINE.matcher(token.body()))
                .filter(Matcher::matches)
                .map(matcher -> matcher.group(1))
                .toList();
    }

    /** Returns the text outside of named templates. */
    String body() {
        return body.toString();
    }

    /** Returns the marked copies of the named templates. */
    String defines() {
        return defines.toString();
    }

    private void text(Token token) {
        boolean isMarked = false;
        for (int i = 0; i < token.text().length(); i++) {
            char c = token.text().charAt(i);
            if (c == '\n') {
                isMarked = false;
            } else if (!isMarked && !Character.isWhitespace(c)) {
                out.append(markAt(token.start() + i, false));
                isMarked = true;
            }
            out.append(c);
        }
    }

    private void action(Token token) {
        String word = token.word();
        if (marksBranches && !SILENT.contains(word)) {
            Calls.certain(token.body(), named).forEach(call -> out.append("{{ " + call + " }}"));
        }
        if (word.equals("define")) {
            define(token);
        } else if (word.equals("end")) {
            end(token);
        } else if (BLOCKS.contains(word)) {
            blocks.push(word);
            out.append(token.text());
        } else if (SILENT.contains(word) || token.body().startsWith("/*") || isAssignment(token.body())) {
            out.append(word.equals("template") ? token.opening() + call(token.body()) + token.closing() : token.text());
        } else {
            out.append(token.opening())
                    .append('"')
                    .append(markAt(token.start(), true))
                    .append("\" }}{{ ");
            out.append(call(token.body()))
                    .append(" }}{{ \"")
                    .append(Marks.END_ACTION)
                    .append('"');
            out.append(token.closing());
        }
    }

    private void define(Token token) {
        blocks.push("define");
        Matcher name = DEFINE.matcher(token.body());
        // What stands around the definition keeps what the trim marks do to it.
        out.append(token.opening()).append("\"\" }}");
        out = defines;
        out.append("{{ define \"")
                .append(PREFIX)
                .append(name.matches() ? name.group(1) : "")
                .append('"')
                .append(token.closing());
    }

    private void end(Token token) {
        String block = blocks.isEmpty() ? "" : blocks.pop();
        if (block.equals("define")) {
            out.append(token.opening()).append("end }}\n");
            out = body;
            out.append("{{ \"\"").append(token.closing());
        } else {
            out.append(token.text());
        }
    }

    private String call(String body) {
        Matcher call = PLAIN_CALL.matcher(body);
        return call.matches() && named.contains(call.group(2))
                ? call.group(1) + " \"" + PREFIX + call.group(2) + "\"" + call.group(3) + call.group(4)
                : body;
    }

    private static boolean isAssignment(String body) {
        return ASSIGNMENT.matcher(body).matches();
    }

    private String markAt(int index, boolean isAction) {
        while (counted < index) {
            if (template.charAt(counted) == '\n') {
                line++;
                lineStart = counted + 1;
            }
            counted++;
        }
        return marks.of(path, line, index - lineStart + 1, isAction);
    }
}
