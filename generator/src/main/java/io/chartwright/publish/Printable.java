package io.chartwright.publish;

import java.util.Locale;

/** Foreign text as it may be shown on a terminal. */
final class Printable {
    private static final int LONGEST = 200;

    private Printable() {}

    /** Returns the text in one line, without control characters, and not longer than a message may be. */
    static String of(String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints().limit(LONGEST).forEach(c -> {
            boolean isShown = !Character.isISOControl(c)
                    && Character.getType(c) != Character.FORMAT
                    && Character.getType(c) != Character.LINE_SEPARATOR
                    && Character.getType(c) != Character.PARAGRAPH_SEPARATOR;
            out.append(isShown ? Character.toString(c) : String.format(Locale.ROOT, "\\u%04x", c));
        });
        return out + (text.length() > LONGEST ? "..." : "");
    }
}
