package io.chartwright.model;

import java.util.Comparator;

/**
 * A place in one of the user's files.
 *
 * @param file path relative to the project, with forward slashes
 * @param line one-based; 0 means the file as a whole
 * @param column one-based; 0 means the line as a whole
 */
public record Location(String file, int line, int column) implements Comparable<Location> {

    private static final Comparator<Location> ORDER = Comparator.comparing(Location::file)
            .thenComparingInt(Location::line)
            .thenComparingInt(Location::column);

    public Location {
        if (line < 0 || column < 0) {
            throw new IllegalArgumentException("negative position in " + file + ": " + line + ":" + column);
        }
    }

    /** Returns the location that stands for the whole file. */
    public static Location of(String file) {
        return new Location(file, 0, 0);
    }

    @Override
    public int compareTo(Location other) {
        return ORDER.compare(this, other);
    }

    /** Returns {@code file:line:column}, without the parts that are 0. */
    @Override
    public String toString() {
        if (line == 0) {
            return file;
        }
        return column == 0 ? file + ":" + line : file + ":" + line + ":" + column;
    }
}
