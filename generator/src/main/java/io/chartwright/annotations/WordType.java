package io.chartwright.annotations;

import java.util.List;
import java.util.Optional;

/**
 * One of some words.
 *
 * @param choices the words
 * @param anyCase whether upper and lower case are equal
 */
record WordType(List<String> choices, boolean anyCase) implements ValueType {

    @Override
    public Optional<String> complaint(String value) {
        boolean isOne =
                choices.stream().anyMatch(choice -> anyCase ? choice.equalsIgnoreCase(value) : choice.equals(value));
        return isOne ? Optional.empty() : ValueTypes.isNot(words());
    }

    @Override
    public String words() {
        String list = String.join(", ", choices);
        return choices.size() == 1 ? "'" + list + "'" : "one of " + list + (anyCase ? ", in any case" : "");
    }

    @Override
    public boolean takesNothing() {
        return false;
    }
}
