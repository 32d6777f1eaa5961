package io.chartwright.kubernetes;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An amount of a resource, such as {@code 500m} or {@code 1Gi}.
 *
 * @param value the amount in the unit of the resource
 */
record Quantity(BigDecimal value) implements Comparable<Quantity> {
    private static final Pattern FORM =
            Pattern.compile("([+-]?(?:\\d+\\.?\\d*|\\.\\d+))(?:([numkMGTPE]|[KMGTPE]i)|[eE]([+-]?\\d{1,3}))?");

    private static final Map<String, Integer> DECIMAL =
            Map.of("n", -9, "u", -6, "m", -3, "k", 3, "M", 6, "G", 9, "T", 12, "P", 15, "E", 18);
    private static final Map<String, Integer> BINARY =
            Map.of("Ki", 10, "Mi", 20, "Gi", 30, "Ti", 40, "Pi", 50, "Ei", 60);

    /** Returns the amount that the text writes, if it writes one. */
    static Optional<Quantity> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        BigDecimal number = new BigDecimal(matcher.group(1));
        String suffix = matcher.group(2);
        if (suffix != null) {
            Integer power = BINARY.get(suffix);
            return Optional.of(new Quantity(
                    power == null
                            ? number.scaleByPowerOfTen(DECIMAL.getOrDefault(suffix, 0))
                            : number.multiply(BigDecimal.valueOf(2).pow(power))));
        }
        String exponent = matcher.group(3);
        return Optional.of(
                new Quantity(exponent == null ? number : number.scaleByPowerOfTen(Integer.parseInt(exponent))));
    }

    @Override
    public int compareTo(Quantity other) {
        return value.compareTo(other.value);
    }
}
