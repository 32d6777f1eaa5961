package io.chartwright.kubernetes;

import java.util.OptionalLong;

/** Numbers of pods that may be written as a whole number or as a percentage. */
final class Percentages {

    private Percentages() {}

    /** Says what is wrong with the number, if it is there. */
    static void check(Place place) {
        place.within(0, Integer.MAX_VALUE);
        place.text()
                .filter(text -> !isPercentage(text))
                .ifPresent(text -> place.refuse(
                        "'" + text + "' is neither a number nor a percentage",
                        "write a number without quotes, or one with '%'"));
    }

    /** Says that the number is a percentage above 100, when it is. */
    static void notMoreThanAll(Place place) {
        place.text()
                .filter(Percentages::isPercentage)
                .filter(text -> number(text) > 100)
                .ifPresent(text -> place.refuse(text + " is more than 100%", "write 100% or less"));
    }

    /** Returns the number without its sign of percentage; the default when the field is absent. */
    static OptionalLong value(Place place, long absent) {
        if (!place.isThere()) {
            return OptionalLong.of(absent);
        }
        if (place.integer().isPresent()) {
            return OptionalLong.of(place.integer().orElse(absent));
        }
        return place.text()
                .filter(Percentages::isPercentage)
                .map(text -> OptionalLong.of(number(text)))
                .orElse(OptionalLong.empty());
    }

    /** Returns whether the number is 0 or 0%. */
    static boolean isZero(Place place, long absent) {
        OptionalLong value = value(place, absent);
        return value.isPresent() && value.getAsLong() == 0;
    }

    private static boolean isPercentage(String text) {
        return text.matches("[0-9]{1,9}%");
    }

    private static long number(String text) {
        return Long.parseLong(text.substring(0, text.length() - 1));
    }
}
