package io.chartwright.yaml;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.NodeId;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * What a plain YAML word means to Helm: YAML 1.1 booleans and integers, without the base-60 numbers and dates that Go's
 * YAML library does not know either.
 */
final class ScalarValues {
    private static final Pattern POINT = Pattern.compile("\\.");

    /** How many digits before or after the point the largest and the smallest float64 have, with some to spare. */
    private static final int FARTHEST_POINT = 350;

    /** What YAML 1.1 takes plain words for. It takes long to make, and is only read from then on. */
    static final Resolver RESOLVER = new Resolver();

    private static final Set<String> TRUE = Set.of("true", "yes", "on", "y");

    private ScalarValues() {}

    static @Nullable Object valueOf(ScalarNode node) {
        String text = node.getValue();
        if (node.getScalarStyle() != ScalarStyle.PLAIN && !explicit(node)) {
            return text;
        }
        Tag tag = node.getTag();
        if (tag.equals(Tag.NULL)) {
            return null;
        }
        if (tag.equals(Tag.BOOL)) {
            return TRUE.contains(text.toLowerCase(Locale.ROOT));
        }
        if (tag.equals(Tag.INT)) {
            return integer(text);
        }
        return tag.equals(Tag.FLOAT) || isGoNumber(text) ? decimal(text) : text;
    }

    /** Go's YAML library takes 1e3 for a number, which YAML 1.1 does not without a point. */
    private static boolean isGoNumber(String text) {
        int exponent = Math.max(text.indexOf('e'), text.indexOf('E'));
        return exponent > 0
                && isInteger(POINT.matcher(text.substring(0, exponent)).replaceFirst(""))
                && isInteger(text.substring(exponent + 1));
    }

    private static boolean isInteger(String text) {
        int start = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
        return text.length() > start && text.chars().skip(start).allMatch(letter -> letter >= '0' && letter <= '9');
    }

    /** Returns whether Helm would read the plain word as text. */
    static boolean isText(String plain) {
        if (Set.of("y", "n", "Y", "N").contains(plain) || isGoNumber(plain)) {
            return false;
        }
        return RESOLVER.resolve(NodeId.scalar, plain, true).equals(Tag.STR);
    }

    private static boolean explicit(ScalarNode node) {
        return !node.getTag().equals(Tag.STR);
    }

    private static Object integer(String text) {
        String digits = text.replace("_", "").toLowerCase(Locale.ROOT);
        String sign = digits.startsWith("-") ? "-" : "";
        String body = digits.startsWith("-") || digits.startsWith("+") ? digits.substring(1) : digits;
        try {
            if (body.startsWith("0x")) {
                return new BigInteger(sign + body.substring(2), 16);
            }
            if (body.startsWith("0b")) {
                return new BigInteger(sign + body.substring(2), 2);
            }
            if (body.length() > 1 && body.startsWith("0")) {
                return new BigInteger(sign + body.substring(body.startsWith("0o") ? 2 : 1), 8);
            }
            return new BigInteger(sign + body);
        } catch (NumberFormatException e) {
            return text;
        }
    }

    private static Object decimal(String text) {
        try {
            BigDecimal number = new BigDecimal(text.replace("_", ""));
            // To Go, what no float64 holds is text; written out, it could fill the memory.
            return Math.abs((long) number.precision() - number.scale()) > FARTHEST_POINT ? text : number;
        } catch (NumberFormatException e) {
            return text;
        }
    }
}
