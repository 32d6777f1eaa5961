package io.chartwright.kubernetes;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Regular expressions as Go writes them, tried with Java's engine. */
final class GoPatterns {
    /** A text beyond this is taken as it is: Java's engine, unlike Go's, may need very long for it. */
    private static final int LONGEST = 4_096;

    private final Map<String, Optional<Pattern>> compiled = new ConcurrentHashMap<>();

    /** Returns whether the pattern is found in the text; a pattern that Java cannot read is found everywhere. */
    boolean finds(String pattern, String text) {
        return text.length() > LONGEST
                || compiled.computeIfAbsent(pattern, GoPatterns::compile)
                        .map(each -> each.matcher(text).find())
                        .orElse(true);
    }

    private static Optional<Pattern> compile(String pattern) {
        String java = pattern.replace("(?P<", "(?<")
                .replace("[:alpha:]", "\\p{Alpha}")
                .replace("[:digit:]", "\\d")
                .replace("[:alnum:]", "\\p{Alnum}")
                .replace("[:lower:]", "\\p{Lower}")
                .replace("[:upper:]", "\\p{Upper}")
                .replace("[:space:]", "\\s")
                .replace("[:word:]", "\\w");
        try {
            // In Go, $ is the end of the text, not the place before a last line break.
            return Optional.of(
                    Pattern.compile(java.endsWith("$") ? java.substring(0, java.length() - 1) + "\\z" : java));
        } catch (PatternSyntaxException e) {
            return Optional.empty();
        }
    }
}
