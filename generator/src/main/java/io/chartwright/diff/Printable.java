package io.chartwright.diff;

import java.util.regex.Pattern;

/** Texts of charts that nobody vouches for, so that they can be shown. */
final class Printable {
    /** What could move a terminal's cursor or turn the direction of text. */
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}&&[^\\t]]");

    private Printable() {}

    /** Returns the text as one line, with such characters written by their numbers. */
    static String of(String text) {
        return UNPRINTABLE
                .matcher(text)
                .replaceAll(found -> String.format("\\\\u%04x", found.group().codePointAt(0)));
    }
}
