package io.chartwright.kubernetes;

import java.util.List;

/** Fields of which exactly one, or at most one, may be set. */
final class OneOf {

    private OneOf() {}

    /** Says at the place that none, or more than one, of the fields is set, when it is so. */
    static void exactly(Place place, List<String> fields) {
        if (count(place, fields) == 0) {
            place.refuse("has none of " + String.join(", ", fields), "add one of them");
        }
        atMost(place, fields);
    }

    /** Says at each field after the first one that only one may be set. */
    static void atMost(Place place, List<String> fields) {
        List<String> set =
                fields.stream().filter(field -> place.at(field).isThere()).toList();
        for (String field : set.subList(Math.min(1, set.size()), set.size())) {
            place.at(field).refuse("cannot be set together with " + set.get(0), "remove one of the two");
        }
    }

    /** Returns how many of the fields are set. */
    static long count(Place place, List<String> fields) {
        return fields.stream().filter(field -> place.at(field).isThere()).count();
    }
}
