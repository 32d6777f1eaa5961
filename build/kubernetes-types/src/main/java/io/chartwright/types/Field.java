package io.chartwright.types;

import java.util.List;

/**
 * A field of a type.
 *
 * @param type a scalar's name such as {@code int32}, or the name of a type, after {@code []} for each list and {@code {}} for
 *     each map that it stands in
 * @param required whether the API's description says so
 * @param values the only texts that may stand there; empty when there is no such list
 */
record Field(String type, boolean required, List<String> values) {

    Field(String type, boolean required) {
        this(type, required, List.of());
    }

    /** Returns {@code []} and {@code {}} at the front of the type. */
    String containers() {
        return type.substring(0, type.length() - element().length());
    }

    /** Returns the type without the lists and maps around it. */
    String element() {
        return type.substring(Math.max(type.lastIndexOf(']'), type.lastIndexOf('}')) + 1);
    }
}
