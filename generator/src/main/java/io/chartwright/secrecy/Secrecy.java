package io.chartwright.secrecy;

import io.chartwright.model.Mapping;
import io.chartwright.model.Node;
import io.chartwright.model.Scalar;
import io.chartwright.model.Sequence;
import java.util.regex.Pattern;

/** Tells texts that may be secret, so that they get into no file and no report. */
public final class Secrecy {
    private static final Pattern NAME =
            Pattern.compile("(?i).*(passw|pwd|secret|token|credential|private|api_?key|access_?key|auth|headers).*");
    private static final Pattern TEXT = Pattern.compile(
            "(?is).*(://[^/\\s]*:[^/\\s]*@|(password|pwd)\\s*=|-----BEGIN [A-Z ]*PRIVATE|bearer \\S{8}|basic \\S{8}).*");

    private Secrecy() {}

    /** Returns whether a setting of that name and text may be secret. */
    public static boolean isSecret(String name, String text) {
        return NAME.matcher(name).matches() || isSecret(text);
    }

    /** Returns whether the text itself looks like one that holds a secret. */
    public static boolean isSecret(String text) {
        return TEXT.matcher(text).matches();
    }

    /** Returns whether some text in the tree may be secret; of variables, the name counts too. */
    public static boolean holdsSecret(Node node) {
        if (node instanceof Mapping mapping) {
            String name = mapping.text("name").orElse("");
            boolean isSecretVariable =
                    mapping.text("value").filter(text -> isSecret(name, text)).isPresent();
            return isSecretVariable || mapping.entries().values().stream().anyMatch(entry -> holdsSecret(entry.node()));
        }
        if (node instanceof Sequence list) {
            return list.items().stream().anyMatch(Secrecy::holdsSecret);
        }
        return isSecret(((Scalar) node).text());
    }
}
