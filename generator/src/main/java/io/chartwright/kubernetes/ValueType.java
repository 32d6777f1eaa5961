package io.chartwright.kubernetes;

import io.chartwright.kubernetes.ValueType.EitherOf;
import io.chartwright.kubernetes.ValueType.ListOf;
import io.chartwright.kubernetes.ValueType.MapOf;
import io.chartwright.kubernetes.ValueType.ObjectOf;

/** What may stand in a field. */
sealed interface ValueType permits EitherOf, ListOf, MapOf, ObjectOf, ScalarType {

    /** A list of such items. */
    record ListOf(ValueType item) implements ValueType {}

    /** A mapping from any key to such values. */
    record MapOf(ValueType value) implements ValueType {}

    /** An object whose fields the table of types lists under the name. */
    record ObjectOf(String type) implements ValueType {}

    /** A mapping that is such an object, or another value; a server decodes it leniently, so that any field may be in it. */
    record EitherOf(ValueType other, ObjectOf object) implements ValueType {}

    /** Returns what the table writes, for example {@code []V1Container} or {@code {}string}. */
    static ValueType parse(String text) {
        int bar = text.indexOf('|');
        if (bar >= 0) {
            return new EitherOf(parse(text.substring(0, bar)), new ObjectOf(text.substring(bar + 1)));
        }
        if (text.startsWith("[]")) {
            return new ListOf(parse(text.substring(2)));
        }
        if (text.startsWith("{}")) {
            return new MapOf(parse(text.substring(2)));
        }
        return Character.isUpperCase(text.charAt(0)) ? new ObjectOf(text) : ScalarType.of(text);
    }
}
