package io.chartwright.annotations;

import java.util.List;
import java.util.Optional;

/** What values an annotation takes. */
public interface ValueType {

    /** Returns what is wrong with the value, a clause that continues "the value"; empty when nothing is. */
    Optional<String> complaint(String value);

    /** Returns the values in words, such as {@code a whole number from 1 to 8}. */
    String words();

    /** Returns the words that the value must be one of; none when it is not that kind of type. */
    default List<String> choices() {
        return List.of();
    }

    /** Returns the items of the value that must be ports of the Service. */
    default List<String> portsIn(String value) {
        return List.of();
    }

    /** Returns the items of the value, when it is a list; else the value itself. */
    default List<String> items(String value) {
        return List.of(value.strip());
    }

    /** Returns whether an empty value means as much as none. */
    default boolean takesNothing() {
        return true;
    }
}
