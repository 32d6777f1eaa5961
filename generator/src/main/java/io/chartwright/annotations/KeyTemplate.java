package io.chartwright.annotations;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A key in which the user chooses a part.
 *
 * @param key the key, with {@code {port}}, {@code {protocol}} or {@code {name}} for the parts
 * @param pattern what such keys look like
 */
record KeyTemplate(String key, Pattern pattern) {

    static final String PORT = "{port}";

    static boolean isTemplate(String key) {
        return key.contains("{");
    }

    static KeyTemplate of(String key) {
        String quoted = Pattern.quote(key)
                .replace(PORT, "\\E0*[1-9][0-9]{0,4}\\Q")
                .replace("{protocol}", "\\E(?i:TCP|UDP|TLS|TCP_UDP|QUIC|TCP_QUIC|HTTP|HTTPS)\\Q")
                .replace("{name}", "\\E[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?\\Q");
        return new KeyTemplate(key, Pattern.compile(quoted));
    }

    /** Returns what stands in the place of {@code {port}}, if the key has such a place at its end or before one word. */
    static Optional<String> portIn(String key, String concrete) {
        int place = key.indexOf(PORT);
        if (place < 0) {
            return Optional.empty();
        }
        String after = key.substring(place + PORT.length());
        String before = concrete.substring(0, concrete.length() - after.length());
        int start = before.length();
        while (start > 0 && Character.isDigit(before.charAt(start - 1))) {
            start--;
        }
        return Optional.of(before.substring(start));
    }

    boolean matches(String concrete) {
        return pattern.matcher(concrete).matches();
    }
}
