package io.chartwright.kubernetes;

import java.util.HashSet;
import java.util.Set;

/** Remembers the texts that stood in a list, so that one that comes again is refused. */
final class Unique {
    private final Set<String> seen = new HashSet<>();

    /** Says that the text of the place was there before, when it was; an empty text is left alone. */
    void check(Place place) {
        check(place, place.textOrEmpty());
    }

    /** Says at the place that the text was there before, when it was; an empty text is left alone. */
    void check(Place place, String text) {
        if (!text.isEmpty() && !seen.add(text)) {
            place.refuse("'" + text + "' is there twice", "give each one another value");
        }
    }

    /** Returns whether the text was there before. */
    boolean has(String text) {
        return seen.contains(text);
    }
}
