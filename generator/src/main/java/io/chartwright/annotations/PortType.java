package io.chartwright.annotations;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * A port by number or name.
 *
 * @param words the values in words
 * @param isOfService whether the value must be a port of the Service
 */
record PortType(String words, Predicate<String> isOfService) implements ValueType {
    private static final Pattern NAME = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");

    @Override
    public Optional<String> complaint(String value) {
        boolean isName = NAME.matcher(value).matches() && value.chars().anyMatch(Character::isLetter);
        return Addresses.isPort(value) || isName ? Optional.empty() : ValueTypes.isNot(words);
    }

    @Override
    public List<String> portsIn(String value) {
        return isOfService.test(value) ? List.of(value) : List.of();
    }
}
