package io.chartwright.annotations;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One type or another.
 *
 * @param types the types; the last ones are single words
 */
record EitherType(List<ValueType> types) implements ValueType {

    @Override
    public Optional<String> complaint(String value) {
        return types.stream().anyMatch(type -> type.complaint(value).isEmpty())
                ? Optional.empty()
                : ValueTypes.isNot(words());
    }

    @Override
    public String words() {
        return types.stream().map(ValueType::words).collect(Collectors.joining(", or "));
    }

    @Override
    public List<String> portsIn(String value) {
        boolean isWord = types.stream().filter(WordType.class::isInstance).anyMatch(type -> type.complaint(value)
                .isEmpty());
        return isWord ? List.of() : types.get(0).portsIn(value);
    }
}
