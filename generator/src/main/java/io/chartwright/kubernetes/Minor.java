package io.chartwright.kubernetes;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A minor release of Kubernetes, such as 1.36.
 *
 * @param number the part after {@code 1.}
 */
public record Minor(int number) implements Comparable<Minor> {
    /** The oldest and the newest minor that is known here. */
    private static final int OLDEST = 28;

    private static final int NEWEST = 37;
    private static final Pattern FORM = Pattern.compile("1\\.(\\d{1,3})");

    /** Returns every minor that is known, oldest first. */
    public static List<Minor> known() {
        return IntStream.rangeClosed(OLDEST, NEWEST).mapToObj(Minor::new).toList();
    }

    /**
     * Returns the minor that the text writes.
     *
     * @throws IllegalArgumentException when the text is not of the form {@code 1.36}
     */
    public static Minor parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("'" + text + "' is not a Kubernetes minor such as 1.36");
        }
        return new Minor(Integer.parseInt(matcher.group(1)));
    }

    /** Returns the first release of the minor, which Helm takes as the version of a cluster. */
    public String release() {
        return "1." + number + ".0";
    }

    @Override
    public int compareTo(Minor other) {
        return Integer.compare(number, other.number);
    }

    @Override
    public String toString() {
        return "1." + number;
    }
}
