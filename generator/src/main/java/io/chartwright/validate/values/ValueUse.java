package io.chartwright.validate.values;

import io.chartwright.model.ChartFile;
import java.util.ArrayList;
import java.util.List;

/**
 * A place in a template that reads values.
 *
 * @param path the keys from the root of the values; empty when all values are taken at once
 * @param file the template's path in the chart
 * @param line one-based
 * @param isPrinted whether the action does nothing but print it
 */
record ValueUse(List<String> path, String file, int line, boolean isPrinted) {
    private static final String MARK = ".Values";

    /** Returns every use in the actions of the file. */
    static List<ValueUse> in(ChartFile file) {
        List<ValueUse> uses = new ArrayList<>();
        String text = file.text();
        int line = 1;
        int counted = 0;
        for (int start = text.indexOf("{{"); start >= 0; ) {
            int end = endOf(text, start);
            line += count(text, counted, start);
            counted = start;
            String action = text.substring(start + 2, end);
            if (!isComment(action)) {
                read(action, file.path(), line, uses);
            }
            start = text.indexOf("{{", end);
        }
        return uses;
    }

    private static int endOf(String text, int start) {
        boolean isComment = isComment(text.substring(start + 2, Math.min(text.length(), start + 8)));
        int end = text.indexOf(isComment ? "*/" : "}}", start);
        end = isComment && end >= 0 ? text.indexOf("}}", end) : end;
        return end < 0 ? text.length() : end;
    }

    private static boolean isComment(String action) {
        String trimmed = action.startsWith("-") ? action.substring(1).stripLeading() : action.stripLeading();
        return trimmed.startsWith("/*");
    }

    private static void read(String action, String file, int line, List<ValueUse> uses) {
        String code = withoutTexts(action);
        for (int at = code.indexOf(MARK); at >= 0; at = code.indexOf(MARK, at + MARK.length())) {
            int after = at + MARK.length();
            if (after < code.length() && isName(code.charAt(after))) {
                continue;
            }
            List<String> path = names(code, after);
            boolean isIndexed =
                    path.isEmpty() && code.substring(0, at).stripTrailing().matches("(?s).*\\bindex\\s*\\$?");
            boolean isPrinted = code.strip().matches("-?\\s*\\$?\\.Values[.\\w]+\\s*(\\|\\s*quote\\s*)?-?");
            uses.add(new ValueUse(
                    isIndexed ? literals(action, after) : path, file, line + count(action, 0, at), isPrinted));
        }
    }

    private static List<String> names(String code, int start) {
        List<String> names = new ArrayList<>();
        int at = start;
        while (at + 1 < code.length() && code.charAt(at) == '.' && isName(code.charAt(at + 1))) {
            int end = at + 1;
            while (end < code.length() && isName(code.charAt(end))) {
                end++;
            }
            names.add(code.substring(at + 1, end));
            at = end;
        }
        return names;
    }

    /** The texts that follow at once, as the arguments of {@code index} do. */
    private static List<String> literals(String action, int start) {
        List<String> literals = new ArrayList<>();
        int at = start;
        while (true) {
            while (at < action.length() && action.charAt(at) == ' ') {
                at++;
            }
            int end = at < action.length() && action.charAt(at) == '"' ? action.indexOf('"', at + 1) : -1;
            if (end < 0) {
                return literals;
            }
            literals.add(action.substring(at + 1, end));
            at = end + 1;
        }
    }

    /** The action with blanks in place of its texts, which may speak of values without reading them. */
    private static String withoutTexts(String action) {
        StringBuilder code = new StringBuilder(action);
        char quote = 0;
        for (int i = 0; i < code.length(); i++) {
            char c = code.charAt(i);
            if (quote == 0 && (c == '"' || c == '`')) {
                quote = c;
            } else if (c == quote && !(c == '"' && code.charAt(i - 1) == '\\')) {
                quote = 0;
            } else if (quote != 0) {
                code.setCharAt(i, c == '\\' ? '\\' : ' ');
            }
        }
        return code.toString();
    }

    private static boolean isName(char c) {
        return Character.isLetterOrDigit(c) || c == '_';
    }

    private static int count(String text, int start, int end) {
        int lines = 0;
        for (int i = start; i < end; i++) {
            lines += text.charAt(i) == '\n' ? 1 : 0;
        }
        return lines;
    }
}
