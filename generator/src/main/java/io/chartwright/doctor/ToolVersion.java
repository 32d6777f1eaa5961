package io.chartwright.doctor;

import java.util.Arrays;
import java.util.Comparator;

/** A version of a program, three numbers. */
record ToolVersion(int major, int minor, int patch) implements Comparable<ToolVersion> {

    private static final Comparator<ToolVersion> ORDER = Comparator.comparingInt(ToolVersion::major)
            .thenComparingInt(ToolVersion::minor)
            .thenComparingInt(ToolVersion::patch);

    /** Returns the version that the text, three numbers with dots between, writes. */
    static ToolVersion parse(String text) {
        int[] numbers =
                Arrays.stream(text.split("\\.", -1)).mapToInt(Integer::parseInt).toArray();
        return new ToolVersion(numbers[0], numbers[1], numbers[2]);
    }

    @Override
    public int compareTo(ToolVersion other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return major + "." + minor + "." + patch;
    }
}
