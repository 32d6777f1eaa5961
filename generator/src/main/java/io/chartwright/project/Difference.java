package io.chartwright.project;

import java.util.Locale;

/**
 * How a file on disk differs from what would be written.
 *
 * @param path relative to the project
 * @param kind what a write would do
 */
public record Difference(String path, Kind kind) {

    /** What a write would do to a file. */
    public enum Kind {
        ADDED,
        CHANGED,
        REMOVED;

        /** Returns the word that reports print, in lower case. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
