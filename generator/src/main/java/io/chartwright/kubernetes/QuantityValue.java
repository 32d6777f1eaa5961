package io.chartwright.kubernetes;

import io.chartwright.model.Scalar;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The number that a quantity such as {@code 500m} or {@code 2Gi} stands for. */
final class QuantityValue {
    private static final Pattern FORM = Pattern.compile(
            "([+-]?(?:[0-9]+(?:\\.[0-9]*)?|\\.[0-9]+))(?:([numkMGTPE]|[KMGTPE]i)|[eE]([+-]?[0-9]{1,3}))?");
    private static final Map<String, Integer> TENS =
            Map.of("n", -9, "u", -6, "m", -3, "k", 3, "M", 6, "G", 9, "T", 12, "P", 15, "E", 18);
    private static final String TWOS = "KMGTPE";

    private QuantityValue() {}

    /** Returns the number that stands there; nothing when it is absent or no quantity. */
    static Optional<BigDecimal> of(Place place) {
        return place.node()
                .filter(Scalar.class::isInstance)
                .map(node -> ((Scalar) node).text())
                .flatMap(QuantityValue::parse);
    }

    private static Optional<BigDecimal> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        BigDecimal number = new BigDecimal(matcher.group(1).endsWith(".") ? matcher.group(1) + "0" : matcher.group(1));
        if (matcher.group(3) != null) {
            return Optional.of(number.scaleByPowerOfTen(Integer.parseInt(matcher.group(3))));
        }
        String suffix = matcher.group(2);
        if (suffix == null) {
            return Optional.of(number);
        }
        return Optional.of(
                suffix.endsWith("i")
                        ? number.multiply(BigDecimal.valueOf(1024).pow(TWOS.indexOf(suffix.charAt(0)) + 1))
                        : number.scaleByPowerOfTen(TENS.getOrDefault(suffix, 0)));
    }
}
