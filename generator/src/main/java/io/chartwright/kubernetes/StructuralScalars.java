package io.chartwright.kubernetes;

import io.chartwright.model.Mapping;
import io.chartwright.model.NearMiss;
import io.chartwright.model.Node;
import io.chartwright.model.Scalar;
import io.chartwright.model.Sequence;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Compares a value with the type of a definition's schema, and a text or number with its bounds. */
final class StructuralScalars {

    private final GoPatterns patterns = new GoPatterns();

    /** Returns what is wrong with the value itself, not with what it holds. */
    Optional<String> mistake(Node node, StructuralSchema schema) {
        if (node instanceof Scalar scalar && scalar.isNull() && schema.is("nullable")) {
            return Optional.empty();
        }
        String expected = expected(schema);
        if (!isOf(node, schema)) {
            return Optional.of("expected " + expected + ", found " + node.kind());
        }
        if (!(node instanceof Scalar scalar)) {
            return Optional.empty();
        }
        List<String> values = schema.texts("enum");
        if (!values.isEmpty() && !values.contains(scalar.text())) {
            return Optional.of("'" + scalar.text() + "' is none of " + String.join(", ", values));
        }
        return scalar.isText()
                ? textMistake(scalar.text(), schema)
                : StructuralSchema.numberOf(node).flatMap(number -> numberMistake(number, schema));
    }

    /** Returns what to do about it. */
    String fix(Node node, StructuralSchema schema) {
        List<String> values = schema.texts("enum");
        if (!values.isEmpty()) {
            return node instanceof Scalar scalar
                    ? NearMiss.advice(scalar.text(), values)
                    : "use one of " + String.join(", ", values);
        }
        if (isOf(node, schema)) {
            return advice(node, schema);
        }
        boolean needsQuotes = node instanceof Scalar scalar
                && !scalar.isNull()
                && schema.type().equals(Optional.of("string"));
        return needsQuotes ? "put quotes around it" : "write " + expected(schema);
    }

    private String advice(Node node, StructuralSchema schema) {
        Optional<String> text =
                node instanceof Scalar scalar && scalar.isText() ? Optional.of(scalar.text()) : Optional.empty();
        if (text.isEmpty() && StructuralSchema.numberOf(node).isPresent()) {
            return "write a number in that range";
        }
        return schema.keywords()
                .text("pattern")
                .filter(pattern -> !patterns.finds(pattern, text.orElse("")))
                .flatMap(PatternAdvice::of)
                .orElse("write a value that the definition of the kind allows");
    }

    private static boolean isOf(Node node, StructuralSchema schema) {
        if (schema.is("x-kubernetes-int-or-string")) {
            return isText(node) || isWhole(node);
        }
        return switch (schema.type().orElse("")) {
            case "object" -> node instanceof Mapping;
            case "array" -> node instanceof Sequence;
            case "string" -> isText(node);
            case "boolean" -> node instanceof Scalar scalar && scalar.value() instanceof Boolean;
            case "integer" -> isWhole(node);
            case "number" -> StructuralSchema.numberOf(node).isPresent();
            default -> true;
        };
    }

    private static String expected(StructuralSchema schema) {
        if (schema.is("x-kubernetes-int-or-string")) {
            return "an integer or text";
        }
        return switch (schema.type().orElse("")) {
            case "object" -> "a mapping";
            case "array" -> "a list";
            case "string" -> "text";
            case "boolean" -> "true or false";
            case "integer" -> "an integer";
            default -> "a number";
        };
    }

    private static boolean isText(Node node) {
        return node instanceof Scalar scalar && scalar.isText();
    }

    private static boolean isWhole(Node node) {
        return StructuralSchema.numberOf(node)
                .map(number -> number.stripTrailingZeros().scale() <= 0)
                .orElse(false);
    }

    private Optional<String> textMistake(String text, StructuralSchema schema) {
        int length = text.codePointCount(0, text.length());
        Optional<String> shorter = schema.number("minLength")
                .filter(least -> length < least.intValue())
                .map(least -> "has " + length + " characters, fewer than " + least);
        Optional<String> longer = schema.number("maxLength")
                .filter(most -> length > most.intValue())
                .map(most -> "has " + length + " characters, more than " + most);
        return shorter.or(() -> longer)
                .or(() -> schema.keywords()
                        .text("pattern")
                        .filter(pattern -> !patterns.finds(pattern, text))
                        .map(pattern -> "does not match " + pattern))
                .or(() -> schema.keywords().text("format").flatMap(format -> StructuralFormats.mistake(format, text)));
    }

    private static Optional<String> numberMistake(BigDecimal number, StructuralSchema schema) {
        Optional<BigDecimal> least = schema.number("minimum");
        Optional<BigDecimal> most = schema.number("maximum");
        boolean isBelow = least.filter(bound -> number.compareTo(bound) < (schema.is("exclusiveMinimum") ? 1 : 0))
                .isPresent();
        boolean isAbove = most.filter(bound -> number.compareTo(bound) > (schema.is("exclusiveMaximum") ? -1 : 0))
                .isPresent();
        if (isBelow || isAbove) {
            return Optional.of(number.toPlainString() + " is not "
                    + least.map(bound -> bound.toPlainString() + " or more").orElse("")
                    + (least.isPresent() && most.isPresent() ? " and " : "")
                    + most.map(bound -> bound.toPlainString() + " or less").orElse(""));
        }
        boolean isTooBig = schema.keywords().text("format").equals(Optional.of("int32"))
                && number.toBigInteger().bitLength() >= 32;
        return isTooBig
                ? Optional.of(number.toPlainString() + " does not fit an integer of 32 bits")
                : Optional.empty();
    }
}
