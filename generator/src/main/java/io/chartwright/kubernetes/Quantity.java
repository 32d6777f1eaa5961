package io.chartwright.kubernetes;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * An amount of a resource, such as {@code 500m} CPUs or {@code 1Gi} of memory, read as
 * {@code k8s.io/apimachinery/pkg/api/resource} reads it.
 *
 * @param amount its exact value
 */
record Quantity(BigDecimal amount) implements Comparable<Quantity> {
    private static final String SUFFIXES = "numkMGTPE";
    private static final String BINARY = "KMGTPE";
    private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);
    private static final int FARTHEST = 10_000;

    /** Returns the quantity that the text writes, if it writes one. */
    static Optional<Quantity> parse(String text) {
        int end = endOfNumber(text);
        if (end == 0) {
            return Optional.empty();
        }
        BigDecimal number = new BigDecimal(text.substring(0, end));
        return factor(text.substring(end)).map(factor -> new Quantity(bounded(number.multiply(factor))));
    }

    /** Rounds away from zero to a nano, and caps at what 64 bits hold. */
    private static BigDecimal bounded(BigDecimal amount) {
        BigDecimal size = amount.abs().min(MOST);
        BigDecimal rounded = size.scale() > 9 ? size.setScale(9, RoundingMode.UP) : size;
        return amount.signum() < 0 ? rounded.negate() : rounded;
    }

    /** Returns whether it is below nothing. */
    boolean isNegative() {
        return amount.signum() < 0;
    }

    /** Returns whether it is a whole number, as for example devices must be. */
    boolean isWhole() {
        return amount.stripTrailingZeros().scale() <= 0;
    }

    @Override
    public int compareTo(Quantity other) {
        return amount.compareTo(other.amount);
    }

    /** Returns where the digits end that begin the text; 0 when no number begins it. */
    private static int endOfNumber(String text) {
        int at = !text.isEmpty() && (text.charAt(0) == '-' || text.charAt(0) == '+') ? 1 : 0;
        int digits = 0;
        boolean hasPoint = false;
        while (at < text.length()) {
            char letter = text.charAt(at);
            if (letter == '.' && !hasPoint) {
                hasPoint = true;
            } else if (letter >= '0' && letter <= '9') {
                digits++;
            } else {
                break;
            }
            at++;
        }
        return digits == 0 ? 0 : at;
    }

    private static Optional<BigDecimal> factor(String suffix) {
        if (suffix.isEmpty()) {
            return Optional.of(BigDecimal.ONE);
        }
        int power = SUFFIXES.indexOf(suffix.charAt(0));
        if (suffix.length() == 1 && power >= 0) {
            return Optional.of(BigDecimal.ONE.scaleByPowerOfTen(3 * (power < 3 ? power - 3 : power - 2)));
        }
        int binary = BINARY.indexOf(suffix.charAt(0));
        if (suffix.length() == 2 && suffix.charAt(1) == 'i' && binary >= 0) {
            return Optional.of(BigDecimal.valueOf(1024).pow(binary + 1));
        }
        return exponent(suffix).map(BigDecimal.ONE::scaleByPowerOfTen);
    }

    /** Returns what follows {@code e} or {@code E}; what is out of reach of {@link #bounded} is cut. */
    private static Optional<Integer> exponent(String suffix) {
        if (suffix.length() < 2 || Character.toLowerCase(suffix.charAt(0)) != 'e') {
            return Optional.empty();
        }
        try {
            long exponent = Long.parseLong(suffix.substring(1));
            return Optional.of((int) Math.max(-FARTHEST, Math.min(FARTHEST, exponent)));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
