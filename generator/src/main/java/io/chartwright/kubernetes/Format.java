package io.chartwright.kubernetes;

import java.util.Optional;
import java.util.function.Predicate;

/**
 * A form that a text must have.
 *
 * @param test whether a text has it
 * @param name what it is called, for example {@code a DNS label}
 * @param rule what such a text consists of
 */
record Format(Predicate<String> test, String name, String rule) {

    /** Returns what is wrong with the text, if it has not this form. */
    Optional<String> problemOf(String text) {
        return test.test(text) ? Optional.empty() : Optional.of("'" + shortened(text) + "' is not " + name);
    }

    /** Returns what to do about a text that has not this form. */
    String fix() {
        return "use " + rule;
    }

    private static String shortened(String text) {
        return text.length() <= 80 ? text : text.substring(0, 77) + "...";
    }
}
