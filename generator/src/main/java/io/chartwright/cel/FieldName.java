package io.chartwright.cel;

import java.util.Optional;
import java.util.Set;

/** How expressions write the name of a field; from {@code apiserver/pkg/cel/escaping.go}. */
final class FieldName {
    private static final Set<String> RESERVED = Set.of(
            "true",
            "false",
            "null",
            "in",
            "as",
            "break",
            "const",
            "continue",
            "else",
            "for",
            "function",
            "if",
            "import",
            "let",
            "loop",
            "package",
            "namespace",
            "return",
            "var",
            "void",
            "while");

    private FieldName() {}

    /** Returns whether the name is a word of the language. */
    static boolean isReserved(String name) {
        return RESERVED.contains(name);
    }

    /** Returns the name in an expression, or nothing when expressions cannot name the field. */
    static Optional<String> escaped(String name) {
        if (!name.matches("[A-Za-z_./-][A-Za-z0-9_./-]*")) {
            return Optional.empty();
        }
        if (RESERVED.contains(name)) {
            return Optional.of("__" + name + "__");
        }
        return Optional.of(name.replace("__", "__underscores__")
                .replace(".", "__dot__")
                .replace("-", "__dash__")
                .replace("/", "__slash__"));
    }
}
