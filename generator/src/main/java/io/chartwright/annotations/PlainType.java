package io.chartwright.annotations;

import java.util.Optional;
import java.util.function.Predicate;

/**
 * Values that a test tells from others.
 *
 * @param words the values in words
 * @param fits the test
 * @param takesNothing whether an empty value means as much as none
 */
record PlainType(String words, Predicate<String> fits, boolean takesNothing) implements ValueType {

    PlainType(String words, Predicate<String> fits) {
        this(words, fits, true);
    }

    @Override
    public Optional<String> complaint(String value) {
        return fits.test(value) ? Optional.empty() : ValueTypes.isNot(words);
    }
}
