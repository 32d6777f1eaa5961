package io.chartwright.kubernetes;

import io.chartwright.model.Node;
import io.chartwright.model.Scalar;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Base64;
import java.util.Optional;

/** Tells whether Go's JSON decoder, and the decoders of Kubernetes' own types, take a value that is not null. */
final class ScalarCheck {

    private ScalarCheck() {}

    /** Returns what is wrong with the value, if it is not of the type. */
    static Optional<String> problem(ScalarType type, Node node) {
        if (type == ScalarType.ANY) {
            return Optional.empty();
        }
        if (!(node instanceof Scalar scalar)) {
            return expected(type, node.kind());
        }
        return switch (type) {
            case STRING -> scalar.isText() ? Optional.empty() : expected(type, scalar.kind());
            case BOOL -> scalar.value() instanceof Boolean ? Optional.empty() : expected(type, shown(scalar));
            case INT32 -> integer(scalar, 32);
            case INT64 -> integer(scalar, 64);
            case NUMBER -> isNumber(scalar) ? Optional.empty() : expected(type, shown(scalar));
            case INT_OR_STRING -> scalar.isText() ? Optional.empty() : integer(scalar, 32);
            case QUANTITY -> isQuantity(scalar) ? Optional.empty() : expected(type, shown(scalar));
            case TIME -> formed(scalar, type, GoTime.isTime(scalar.text()));
            case MICRO_TIME -> formed(scalar, type, GoTime.isMicroTime(scalar.text()));
            case BASE64 -> base64(scalar);
            case ANY -> Optional.empty();
        };
    }

    /** Returns how to write the value, which stands there, so that it is of the type. */
    static String fix(ScalarType type, Node node, FieldPath path) {
        boolean isText = node instanceof Scalar scalar && scalar.isText();
        return switch (type) {
            case STRING -> node instanceof Scalar ? "put quotes around it" : "write text";
            case BOOL -> isText ? "write true or false, without quotes" : "write true or false";
            case INT32, INT64, NUMBER -> isText ? "write a number, without quotes" : "write a number in that range";
            case BASE64 -> isDataOfSecret(path) ? "encode it, or move it to stringData" : "encode it in base64";
            default -> "write " + type.words;
        };
    }

    private static boolean isDataOfSecret(FieldPath path) {
        return path.parent() != null && path.parent().step().equals("data");
    }

    private static Optional<String> integer(Scalar scalar, int bits) {
        Optional<BigInteger> number = whole(scalar);
        if (number.isEmpty()) {
            return expected(ScalarType.INT32, shown(scalar));
        }
        return number.get().bitLength() < bits
                ? Optional.empty()
                : Optional.of(scalar.text() + " does not fit an integer of " + bits + " bits");
    }

    /** What has no fraction is an integer in the JSON that clients make of YAML, even when it is written as 2.0. */
    private static Optional<BigInteger> whole(Scalar scalar) {
        if (scalar.value() instanceof BigInteger integer) {
            return Optional.of(integer);
        }
        return StructuralSchema.numberOf(scalar)
                .filter(number -> number.stripTrailingZeros().scale() <= 0)
                .map(BigDecimal::toBigInteger);
    }

    private static boolean isNumber(Scalar scalar) {
        return scalar.value() instanceof BigInteger || scalar.value() instanceof BigDecimal;
    }

    private static boolean isQuantity(Scalar scalar) {
        return isNumber(scalar)
                || (scalar.isText() && Quantity.parse(scalar.text().strip()).isPresent());
    }

    private static Optional<String> formed(Scalar scalar, ScalarType type, boolean isFormed) {
        return scalar.isText() && isFormed ? Optional.empty() : expected(type, shown(scalar));
    }

    /** The value may be a secret, so it is not shown. */
    private static Optional<String> base64(Scalar scalar) {
        if (!scalar.isText()) {
            return expected(ScalarType.BASE64, scalar.kind());
        }
        String text = scalar.text().replace("\n", "").replace("\r", "");
        try {
            int length = Base64.getDecoder().decode(text).length;
            // Java does without the padding at the end that Go wants.
            boolean isPadded = text.length() == (length + 2) / 3 * 4;
            return isPadded ? Optional.empty() : expected(ScalarType.BASE64, "other text");
        } catch (IllegalArgumentException e) {
            return expected(ScalarType.BASE64, "other text");
        }
    }

    private static Optional<String> expected(ScalarType type, String found) {
        return Optional.of("expected " + type.words + ", found " + found);
    }

    private static String shown(Scalar scalar) {
        String text = scalar.text();
        String head = text.length() <= 40 ? text : text.substring(0, 37) + "...";
        return scalar.isText() ? "text '" + head + "'" : head;
    }
}
