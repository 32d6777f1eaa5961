package io.chartwright.model;

import java.util.Locale;

/** How sure it is that a cause is one, the surest first. */
public enum Certainty {
    /** What was read leaves no other explanation. */
    CERTAIN,
    /** What was read fits, and little else would. */
    LIKELY,
    /** What was read fits, and so would other things. */
    POSSIBLE;

    /** Returns it in a word, such as {@code likely}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
