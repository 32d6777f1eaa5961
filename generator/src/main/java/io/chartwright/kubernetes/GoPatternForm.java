package io.chartwright.kubernetes;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether a text is a regular expression of Go, which knows no backreferences and does not look around; from the syntax of
 * RE2.
 */
final class GoPatternForm {
    private static final String ESCAPES = "AbBCafnrtvdDsSwWzxpPE";
    private static final String CLASS_ESCAPES = "afnrtvdDsSwWxpP";
    private static final Pattern GROUP = Pattern.compile("\\?(?:P?<[A-Za-z0-9_]+>|[imsU]*(?:-[imsU]+)?[:)])");
    private static final Pattern TIMES = Pattern.compile("\\{(\\d{1,9})(,(\\d{1,9})?)?}");
    private static final Pattern CLASS_NAME = Pattern.compile("\\[:\\^?[a-z]+:]");
    private static final int MOST_TIMES = 1_000;

    private final String text;
    private int at;
    private int open;

    /** Whether something stands before that can be repeated, and whether that is a repetition already. */
    private boolean isRepeatable;

    private boolean isRepeated;

    private GoPatternForm(String text) {
        this.text = text;
    }

    /** Returns what is wrong with the pattern, a clause such as {@code a parenthesis is not closed}. */
    static Optional<String> problemOf(String pattern) {
        GoPatternForm form = new GoPatternForm(pattern);
        while (form.at < pattern.length()) {
            Optional<String> problem = form.step(pattern.charAt(form.at++));
            if (problem.isPresent()) {
                return problem;
            }
        }
        return form.open > 0 ? Optional.of("a parenthesis is not closed") : Optional.empty();
    }

    private Optional<String> step(char next) {
        Matcher times = TIMES.matcher(text).region(at - 1, text.length());
        if (next == '*' || next == '+' || next == '?' || (next == '{' && times.lookingAt())) {
            return repeat(next, times);
        }
        isRepeated = false;
        isRepeatable = next != '(' && next != '|';
        return switch (next) {
            case '(' -> group();
            case ')' -> --open < 0 ? Optional.of("a parenthesis is closed that is not open") : Optional.empty();
            case '[' -> characters();
            case '\\' -> escape(ESCAPES);
            default -> Optional.empty();
        };
    }

    private Optional<String> repeat(char sign, Matcher times) {
        if (!isRepeatable || isRepeated) {
            return Optional.of("'" + sign + "' repeats nothing that can be repeated");
        }
        isRepeated = true;
        if (sign == '{') {
            at = times.end();
            int least = Integer.parseInt(times.group(1));
            int most = times.group(3) == null ? least : Integer.parseInt(times.group(3));
            if (most > MOST_TIMES || least > most) {
                return Optional.of(times.group() + " is no number of times up to " + MOST_TIMES);
            }
        }
        if (at < text.length() && text.charAt(at) == '?') {
            at++;
        }
        return Optional.empty();
    }

    private Optional<String> group() {
        open++;
        if (at >= text.length() || text.charAt(at) != '?') {
            return Optional.empty();
        }
        Matcher group = GROUP.matcher(text).region(at, text.length());
        if (!group.lookingAt()) {
            return Optional.of("'(" + text.substring(at, Math.min(text.length(), at + 2)) + "' is not known in Go");
        }
        at = group.end();
        // A group that only sets flags is closed already.
        open -= group.group().endsWith(")") ? 1 : 0;
        return Optional.empty();
    }

    private Optional<String> characters() {
        at += at < text.length() && text.charAt(at) == '^' ? 1 : 0;
        int first = at;
        while (at < text.length()) {
            Matcher name = CLASS_NAME.matcher(text).region(at, text.length());
            if (name.lookingAt()) {
                at = name.end();
                continue;
            }
            char next = text.charAt(at++);
            if (next == ']' && at - 1 > first) {
                return Optional.empty();
            }
            Optional<String> problem = next == '\\' ? escape(CLASS_ESCAPES) : Optional.empty();
            if (problem.isPresent()) {
                return problem;
            }
        }
        return Optional.of("a bracket is not closed");
    }

    private Optional<String> escape(String letters) {
        if (at >= text.length()) {
            return Optional.of("it ends with a backslash");
        }
        char next = text.charAt(at++);
        if (next == 'Q') {
            int end = text.indexOf("\\E", at);
            at = end < 0 ? text.length() : end + 2;
            return Optional.empty();
        }
        boolean isOctal = next == '0'
                || (next >= '1' && next <= '7' && at < text.length() && "01234567".indexOf(text.charAt(at)) >= 0);
        boolean isPlain = next < 128 && !Character.isLetterOrDigit(next);
        return isPlain || isOctal || letters.indexOf(next) >= 0
                ? Optional.empty()
                : Optional.of("'\\" + next + "' is not known in Go");
    }
}
