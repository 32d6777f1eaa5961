package io.chartwright.model;

import java.util.Locale;

/** What becomes of an object or a field from one state to another. */
public enum Change {
    ADDED,
    CHANGED,
    REMOVED;

    /** Returns the change in small letters. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
