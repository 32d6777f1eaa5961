package io.chartwright.model;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A semantic version (SemVer 2.0.0), strict: no leading {@code v}, three numbers.
 *
 * <p>Compares by SemVer precedence, then by build metadata, so that the order is total and agrees with equals.
 *
 * @param major first number
 * @param minor second number
 * @param patch third number
 * @param preRelease identifiers after {@code -}, empty for a release
 * @param build text after {@code +}, empty when there is none
 */
public record Version(BigInteger major, BigInteger minor, BigInteger patch, List<String> preRelease, String build)
        implements Comparable<Version> {

    private static final String NUMBER = "(0|[1-9]\\d*)";
    private static final String IDENTIFIER = "(?:0|[1-9]\\d*|\\d*[a-zA-Z-][0-9a-zA-Z-]*)";
    private static final Pattern FORM = Pattern.compile(NUMBER + "\\." + NUMBER + "\\." + NUMBER + "(?:-(" + IDENTIFIER
            + "(?:\\." + IDENTIFIER + ")*))?(?:\\+([0-9a-zA-Z-]+(?:\\.[0-9a-zA-Z-]+)*))?");
    private static final Comparator<Version> ORDER = Comparator.comparing(Version::major)
            .thenComparing(Version::minor)
            .thenComparing(Version::patch)
            .thenComparing(Version::preRelease, Version::comparePreReleases)
            .thenComparing(Version::build);

    public Version {
        preRelease = List.copyOf(preRelease);
    }

    /**
     * Returns the version that the text writes.
     *
     * @throws IllegalArgumentException when the text is not a strict semantic version
     */
    public static Version parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (text.length() > 256 || !matcher.matches()) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not a semantic version of the form MAJOR.MINOR.PATCH[-PRERELEASE][+BUILD], "
                            + "for example 1.4.0 or 2.0.0-rc.1");
        }
        String preRelease = matcher.group(4);
        String build = matcher.group(5);
        return new Version(
                new BigInteger(matcher.group(1)),
                new BigInteger(matcher.group(2)),
                new BigInteger(matcher.group(3)),
                preRelease == null ? List.of() : List.of(preRelease.split("\\.", -1)),
                build == null ? "" : build);
    }

    /** Returns whether this is a version before a release, such as {@code 1.0.0-rc.1}. */
    public boolean isPreRelease() {
        return !preRelease.isEmpty();
    }

    @Override
    public int compareTo(Version other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return major + "." + minor + "." + patch
                + (preRelease.isEmpty() ? "" : "-" + String.join(".", preRelease))
                + (build.isEmpty() ? "" : "+" + build);
    }

    private static int comparePreReleases(List<String> left, List<String> right) {
        if (left.isEmpty() || right.isEmpty()) {
            return Boolean.compare(left.isEmpty(), right.isEmpty());
        }
        for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
            int order = compareIdentifiers(left.get(i), right.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(left.size(), right.size());
    }

    private static int compareIdentifiers(String left, String right) {
        boolean leftNumber = isNumber(left);
        boolean rightNumber = isNumber(right);
        if (leftNumber && rightNumber) {
            return new BigInteger(left).compareTo(new BigInteger(right));
        }
        return leftNumber == rightNumber ? left.compareTo(right) : Boolean.compare(rightNumber, leftNumber);
    }

    private static boolean isNumber(String identifier) {
        return identifier.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
