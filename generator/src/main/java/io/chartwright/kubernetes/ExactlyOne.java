package io.chartwright.kubernetes;

import java.util.List;

/** Fields of which an object has exactly one. */
final class ExactlyOne {
    private ExactlyOne() {}

    /** Says that there is none of the fields, or more than one. */
    static void check(Place place, List<String> names) {
        List<String> found =
                names.stream().filter(name -> place.at(name).isThere()).toList();
        if (found.isEmpty()) {
            place.refuse("has none of " + String.join(", ", names), "write one of them");
        } else if (found.size() > 1) {
            place.refuse("has " + String.join(" and ", found), "keep one of them");
        }
    }
}
