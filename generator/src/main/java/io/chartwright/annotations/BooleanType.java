package io.chartwright.annotations;

import java.util.List;
import java.util.Optional;

/**
 * True or false in a controller's words.
 *
 * @param accepted all words for both
 */
record BooleanType(List<String> accepted) implements ValueType {

    @Override
    public Optional<String> complaint(String value) {
        return accepted.contains(value) ? Optional.empty() : ValueTypes.isNot(words());
    }

    @Override
    public String words() {
        return "true or false";
    }

    @Override
    public List<String> choices() {
        return List.of("true", "false");
    }

    @Override
    public boolean takesNothing() {
        return false;
    }
}
