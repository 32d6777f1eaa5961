package io.chartwright.rules;

import java.util.regex.Pattern;

/** A name in which {@code *} stands for any text, also an empty one, and {@code ?} for one character. */
final class NamePattern {
    private static final Pattern PARTS = Pattern.compile("(?<=[*?])|(?=[*?])");

    private final Pattern pattern;

    /** Creates the pattern that the text writes. */
    NamePattern(String text) {
        StringBuilder regex = new StringBuilder();
        for (String part : PARTS.split(text, -1)) {
            regex.append(
                    switch (part) {
                        case "*" -> ".*";
                        case "?" -> ".";
                        default -> Pattern.quote(part);
                    });
        }
        this.pattern = Pattern.compile(regex.toString(), Pattern.DOTALL);
    }

    /** Returns whether the whole name is one that the pattern means. */
    boolean matches(String name) {
        return pattern.matcher(name).matches();
    }
}
