package io.chartwright.kubernetes;

import java.util.Locale;

/** A value without parts, as Go reads it from JSON. */
enum ScalarType implements ValueType {
    STRING("text"),
    BOOL("true or false"),
    INT32("an integer"),
    INT64("an integer"),
    NUMBER("a number"),
    INT_OR_STRING("an integer or text"),
    QUANTITY("a quantity such as 500m or 1Gi"),
    TIME("a time such as 2026-01-31T00:00:00Z"),
    MICRO_TIME("a time such as 2026-01-31T00:00:00.000000Z"),
    BASE64("text in base64"),
    ANY("anything");

    /** What is expected, in words of a message. */
    final String words;

    ScalarType(String words) {
        this.words = words;
    }

    /** Returns the type that the table calls so, for example {@code int-or-string}. */
    static ScalarType of(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
