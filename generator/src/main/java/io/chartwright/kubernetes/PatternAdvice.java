package io.chartwright.kubernetes;

import java.util.Map;
import java.util.Optional;

/** What to write where a definition has one of the regular expressions that many definitions have. */
final class PatternAdvice {
    private static final String LABEL = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";
    private static final String DOMAIN = LABEL + "(\\." + LABEL + ")*$";
    private static final String LOWER_CASE =
            "use lower case letters, digits, '-' and '.', beginning and ending with a letter or digit";

    private static final Map<String, String> KNOWN = Map.of(
            "^" + LABEL + "$",
            "use lower case letters, digits and '-', beginning and ending with a letter or digit",
            "^" + DOMAIN,
            LOWER_CASE,
            "^$|^" + DOMAIN,
            LOWER_CASE,
            "^(\\*\\.)?" + DOMAIN,
            "write a host name such as shop.example.com or *.example.com, in lower case",
            "^[a-zA-Z]([-a-zA-Z0-9]*[a-zA-Z0-9])?$",
            "use letters, digits and '-', beginning with a letter",
            "^[-._a-zA-Z0-9]+$",
            "use letters, digits, '-', '_' and '.'",
            "^/",
            "begin it with '/'",
            "^(http|https)://.+$",
            "begin it with http:// or https://");

    private PatternAdvice() {}

    /** Returns it, for a regular expression that is known or that is one of durations. */
    static Optional<String> of(String pattern) {
        boolean isDuration =
                pattern.contains("(h|m|s|ms)") || pattern.contains("(s|m|h)") || pattern.contains("([0-9]+)ms)");
        return isDuration
                ? Optional.of("write a duration such as 30s or 1m30s")
                : Optional.ofNullable(KNOWN.get(pattern));
    }
}
