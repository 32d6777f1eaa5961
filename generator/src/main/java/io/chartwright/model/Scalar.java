package io.chartwright.model;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * A single value.
 *
 * @param value a {@link String}, {@link Boolean}, {@link BigInteger}, {@link BigDecimal}, or null
 * @param location where it begins
 */
public record Scalar(@Nullable Object value, Location location) implements Node {

    public Scalar {
        if (value instanceof Integer || value instanceof Long) {
            value = BigInteger.valueOf(((Number) value).longValue());
        }
        if (!(value == null || value instanceof String || value instanceof Boolean || isNumber(value))) {
            throw new IllegalArgumentException("not a YAML scalar: " + value.getClass());
        }
    }

    /** Returns text at the location. */
    public static Scalar of(String text, Location location) {
        return new Scalar(text, location);
    }

    /** Returns whether the value is null. */
    public boolean isNull() {
        return value == null;
    }

    /** Returns whether the value is text. */
    public boolean isText() {
        return value instanceof String;
    }

    /** Returns the value as a user would write it; {@code null} for null. */
    public String text() {
        return value instanceof BigDecimal number ? number.toPlainString() : String.valueOf(value);
    }

    @Override
    public String kind() {
        if (value == null) {
            return "null";
        }
        if (value instanceof String) {
            return "text";
        }
        if (value instanceof Boolean) {
            return "a boolean";
        }
        return value instanceof BigInteger ? "an integer" : "a number";
    }

    private static boolean isNumber(Object value) {
        return value instanceof BigInteger || value instanceof BigDecimal;
    }
}
