package io.chartwright.kubernetes;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a chart's {@code kubeVersion} admits, read as Helm reads it: comparisons joined by blanks or commas must all
 * hold, and {@code ||} separates alternatives. Asked about first releases of minors only, so a pre-release part such as
 * {@code -0} changes nothing.
 */
public final class VersionConstraint {
    private static final Pattern COMPARISON = Pattern.compile(
            "(>=|=>|<=|=<|!=|[><=~^])?\\s*v?(\\d+|[xX*])(?:\\.(\\d+|[xX*]))?(?:\\.(\\d+|[xX*]))?(?:-[0-9A-Za-z.-]+)?(?:\\+[0-9A-Za-z.-]+)?");
    private static final Pattern RANGE = Pattern.compile("(\\S+)\\s+-\\s+(\\S+)");

    private final List<List<Comparison>> alternatives;

    private VersionConstraint(List<List<Comparison>> alternatives) {
        this.alternatives = alternatives;
    }

    /**
     * Returns the constraint that the text writes.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static VersionConstraint parse(String text) {
        List<List<Comparison>> alternatives = new ArrayList<>();
        for (String alternative : text.split("\\|\\|", -1)) {
            alternatives.add(comparisons(RANGE.matcher(alternative.strip()).replaceAll(">=$1 <=$2"), text));
        }
        return new VersionConstraint(alternatives);
    }

    /** Returns whether the first release of the minor is admitted. */
    public boolean admits(Minor minor) {
        return alternatives.stream().anyMatch(all -> all.stream().allMatch(comparison -> comparison.admits(minor)));
    }

    private static List<Comparison> comparisons(String alternative, String whole) {
        List<Comparison> comparisons = new ArrayList<>();
        Matcher matcher = COMPARISON.matcher(alternative);
        int end = 0;
        while (matcher.find()) {
            requireSeparator(alternative.substring(end, matcher.start()), whole);
            String operator = matcher.group(1) == null ? "=" : matcher.group(1);
            comparisons.add(new Comparison(operator, part(matcher, 2), part(matcher, 3), part(matcher, 4)));
            end = matcher.end();
        }
        requireSeparator(alternative.substring(end), whole);
        if (comparisons.isEmpty()) {
            throw notAConstraint(whole);
        }
        return comparisons;
    }

    private static int part(Matcher matcher, int group) {
        String text = matcher.group(group);
        boolean isAny = text == null || !Character.isDigit(text.charAt(0));
        return isAny ? Comparison.ANY : Integer.parseInt(text);
    }

    private static void requireSeparator(String text, String whole) {
        if (!text.replace(",", "").isBlank()) {
            throw notAConstraint(whole);
        }
    }

    private static IllegalArgumentException notAConstraint(String text) {
        return new IllegalArgumentException("'" + text + "' is not a version constraint such as \">=1.30.0-0\"");
    }

    /** One comparison; a part that is {@link #ANY} was left out or written as a wildcard. */
    private record Comparison(String operator, int major, int minor, int patch) {
        static final int ANY = -1;

        boolean admits(Minor asked) {
            if (major == ANY) {
                return !operator.equals("!=");
            }
            int order =
                    major != 1 ? Integer.compare(1, major) : minor == ANY ? 0 : Integer.compare(asked.number(), minor);
            // A first release is below every later patch of its minor.
            int exact = order == 0 && minor != ANY && patch > 0 ? -1 : order;
            return switch (operator) {
                case ">=", "=>" -> exact >= 0;
                case ">" -> (minor == ANY || patch == ANY) ? order > 0 : exact > 0;
                case "<=", "=<" -> (minor == ANY || patch == ANY) ? order <= 0 : exact <= 0;
                case "<" -> exact < 0;
                case "!=" -> exact != 0;
                case "~" -> order == 0 && exact >= 0;
                case "^" -> major == 1 && exact >= 0;
                default -> exact == 0;
            };
        }
    }
}
