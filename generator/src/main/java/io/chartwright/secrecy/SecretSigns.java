package io.chartwright.secrecy;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Tells by its name or its form that a text is a secret. */
public final class SecretSigns {
    private static final Set<String> NOUNS =
            Set.of("password", "passwd", "passphrase", "pwd", "secret", "token", "apikey", "credential", "credentials");

    /** Words before "key" that make it a secret one. */
    private static final Set<String> KINDS_OF_KEY =
            Set.of("api", "secret", "access", "private", "signing", "encryption");

    /** How tokens of well-known services begin, and how long the shortest is. */
    private static final List<String> BEGINNINGS = List.of(
            "AKIA",
            "ASIA",
            "ghp_",
            "gho_",
            "ghs_",
            "github_pat_",
            "glpat-",
            "xoxb-",
            "xoxp-",
            "sk_live_",
            "rk_live_",
            "AIza",
            "SG.",
            "npm_",
            "dckr_pat_",
            "hvs.",
            "AGE-SECRET-KEY-");

    private static final int SHORTEST_TOKEN = 16;

    private SecretSigns() {}

    /** Returns whether a value of that name is a secret: {@code DB_PASSWORD}, {@code apiKey}, not {@code tokenFile}. */
    public static boolean isSecretName(String name) {
        List<String> words = words(name);
        if (words.isEmpty()) {
            return false;
        }
        String last = words.get(words.size() - 1);
        boolean isKey = last.equals("key") && words.size() > 1 && KINDS_OF_KEY.contains(words.get(words.size() - 2));
        return isKey || NOUNS.contains(last) || isFlat(last);
    }

    /** Words that are often written as one. */
    private static boolean isFlat(String word) {
        return word.endsWith("password") || word.endsWith("secretkey") || word.endsWith("accesskey");
    }

    private static List<String> words(String name) {
        StringBuilder spaced = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean begins = i > 0 && Character.isUpperCase(c) && Character.isLowerCase(name.charAt(i - 1));
            if (begins) {
                spaced.append(' ');
            }
            spaced.append(Character.isLetterOrDigit(c) ? c : ' ');
        }
        return List.of(spaced.toString().strip().toLowerCase(Locale.ROOT).split(" +", -1));
    }

    /** Returns whether the text may be a secret itself and is no switch, number, path, sentence or reference. */
    public static boolean isLiteral(String value) {
        String text = unquoted(value);
        boolean isWord = text.isEmpty()
                || Set.of("true", "false", "null", "none", "yes", "no").contains(text.toLowerCase(Locale.ROOT));
        boolean isPointer = !isWord && "$/<{%*@~".indexOf(text.charAt(0)) >= 0;
        boolean isNumber = text.chars().allMatch(c -> Character.isDigit(c) || c == '.');
        return !isWord
                && !isPointer
                && !isNumber
                && text.indexOf(' ') < 0
                && !text.contains("$(")
                && !text.contains("${");
    }

    private static String unquoted(String value) {
        String text = value.strip();
        boolean isQuoted = text.length() >= 2
                && (text.charAt(0) == '"' || text.charAt(0) == '\'')
                && text.charAt(text.length() - 1) == text.charAt(0);
        return isQuoted ? text.substring(1, text.length() - 1) : text;
    }

    /** Returns what secret the form of the text shows; empty when it shows none. */
    public static String form(String text) {
        if (text.contains("-----BEGIN ") && text.contains("PRIVATE KEY-----")) {
            return "a private key";
        }
        if (hasPasswordInAddress(text)) {
            return "an address with a password";
        }
        for (String beginning : BEGINNINGS) {
            int at = text.indexOf(beginning);
            if (at >= 0 && isStart(text, at) && length(text, at) >= SHORTEST_TOKEN) {
                return "an access token";
            }
        }
        return "";
    }

    private static boolean isStart(String text, int at) {
        return at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1));
    }

    private static int length(String text, int at) {
        int end = at;
        while (end < text.length()
                && (Character.isLetterOrDigit(text.charAt(end)) || "_-.".indexOf(text.charAt(end)) >= 0)) {
            end++;
        }
        return end - at;
    }

    /** Whether there is {@code scheme://user:password@host} with a password that is written out. */
    private static boolean hasPasswordInAddress(String text) {
        for (int at = text.indexOf("://"); at >= 0; at = text.indexOf("://", at + 3)) {
            int end = at + 3;
            while (end < text.length()
                    && !Character.isWhitespace(text.charAt(end))
                    && "/\"'?#,".indexOf(text.charAt(end)) < 0) {
                end++;
            }
            String authority = text.substring(at + 3, end);
            int host = authority.lastIndexOf('@');
            int colon = authority.indexOf(':');
            if (host > 0 && colon > 0 && colon < host - 1 && isLiteral(authority.substring(colon + 1, host))) {
                return true;
            }
        }
        return false;
    }
}
