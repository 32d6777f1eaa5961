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
    /** How many digits before or after the point the largest and the smallest float64 have, with some to spare. */
    private static final int FARTHEST_POINT = 350;

    /** What Go's YAML library takes plain words for. It takes long to make, and is only read from then on. */
    static final Resolver RESOLVER = resolver();

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
        return tag.equals(Tag.FLOAT) ? decimal(text) : text;
    }

    /** Go's library takes y, 0o17, 089 and 1e3 for a boolean and numbers too, which SnakeYAML does not. */
    private static Resolver resolver() {
        Resolver resolver = new Resolver();
        resolver.addImplicitResolver(Tag.BOOL, Pattern.compile("[yYnN]"), "yYnN");
        resolver.addImplicitResolver(Tag.INT, Pattern.compile("[-+]?0[oO][0-7_]+"), "-+0");
        resolver.addImplicitResolver(
                Tag.FLOAT, Pattern.compile("[-+]?[0-9][0-9_]*(\\.[0-9_]*)?([eE][-+]?[0-9]+)?"), "-+0123456789");
        return resolver;
    }

    /** Returns whether Helm would read the plain word as text. */
    static boolean isText(String plain) {
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
            String digits = text.replace("_", "");
            if (digits.chars().allMatch(letter -> letter >= '0' && letter <= '9')) {
                return new BigInteger(digits);
            }
            BigDecimal number = new BigDecimal(digits);
            // To Go, what no float64 holds is text; written out, it could fill the memory.
            return Math.abs((long) number.precision() - number.scale()) > FARTHEST_POINT ? text : number;
        } catch (NumberFormatException e) {
            return text;
        }
    }
}
