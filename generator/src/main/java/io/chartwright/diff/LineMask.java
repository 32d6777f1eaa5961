package io.chartwright.diff;

import io.chartwright.model.Location;
import io.chartwright.model.Scalar;
import io.chartwright.secrecy.Secrecy;
import io.chartwright.secrecy.SecretSigns;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes secrets out of a text line by line, so that the other lines of a script or a file of settings can be shown.
 *
 * @param word what stands for a secret
 */
record LineMask(UnaryOperator<Scalar> word) {
    /** A longer line is not looked through but hidden. */
    private static final int LONGEST = 10_000;

    /** A name and a sign, in any of the forms that settings, flags and scripts have. */
    private static final Pattern SETTING =
            Pattern.compile("(?<![\\w.$-])([\\w.$-]++)(\"?+'?+\\s*+[=:]\\s*+|\\s++)(?=\\S)");

    /** A password that is taken from elsewhere when the program starts. */
    private static final Pattern REFERENCE = Pattern.compile("(?i)(password|pwd)\\s*=\\s*[\"']?\\$[({][\\w.-]+[)}]");

    private static final Pattern END_OF_VALUE = Pattern.compile("[\\s,;&]");
    private static final Pattern KEY_BEGINS = Pattern.compile("-----BEGIN [A-Z ]*PRIVATE KEY");
    private static final Pattern KEY_ENDS = Pattern.compile("-----END [A-Z ]*PRIVATE KEY");

    /** Returns the text without secrets. */
    String of(Scalar scalar) {
        List<String> masked = new ArrayList<>();
        boolean isKey = false;
        for (String line : scalar.text().split("\n", -1)) {
            isKey |= KEY_BEGINS.matcher(line).find();
            masked.add(isKey || isSecret(line) ? word(line) : setting(line));
            isKey &= !KEY_ENDS.matcher(line).find();
        }
        return String.join("\n", masked);
    }

    private static boolean isSecret(String line) {
        return line.length() > LONGEST
                || Secrecy.isSecret(REFERENCE.matcher(line).replaceAll(""))
                || !SecretSigns.form(line).isEmpty();
    }

    private String setting(String line) {
        Matcher found = SETTING.matcher(line);
        while (found.find()) {
            String name = found.group(1);
            boolean isSet = !found.group(2).isBlank() || name.startsWith("-");
            if (isSet && SecretSigns.isSecretName(name) && isValue(line.substring(found.end()))) {
                return line.substring(0, found.end()) + word(line.substring(found.end()));
            }
        }
        return line;
    }

    /** Returns whether the text begins with a value, be it a number, and not with a reference to one. */
    private static boolean isValue(String text) {
        String value = END_OF_VALUE.split(text, 2)[0];
        boolean isNumber = value.chars().anyMatch(Character::isDigit) && value.charAt(0) != '$';
        return isNumber || SecretSigns.isLiteral(value);
    }

    private String word(String secret) {
        return word.apply(Scalar.of(secret, Location.of(""))).text();
    }
}
