package io.chartwright.publish;

import io.chartwright.model.InvalidInputException;
import io.chartwright.model.Version;
import io.chartwright.yaml.YamlReader;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the scalars of an index. */
final class IndexText {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.+_-]*");
    private static final Pattern QUOTED = Pattern.compile("\"[^\"\\\\\\n]*\"|'[^'\\n]*'");
    private static final Pattern LENIENT =
            Pattern.compile("v?(\\d+)(?:\\.(\\d+))?(?:\\.(\\d+))?([-+].*)?", Pattern.DOTALL);

    private IndexText() {}

    /** Returns the text that the scalar writes. */
    static String decode(byte[] text, Span span) {
        String written = span.of(text);
        if (PLAIN.matcher(written).matches()) {
            return written;
        }
        if (QUOTED.matcher(written).matches()) {
            return written.substring(1, written.length() - 1);
        }
        try {
            return new YamlReader("publish")
                    .readMapping("index.yaml", "v: " + written)
                    .text("v")
                    .orElse(written);
        } catch (InvalidInputException e) {
            throw new UnclearIndexException("this text is not readable", span.start());
        }
    }

    /** Returns whether the time that the scalar writes is before another; false when it writes none. */
    static boolean isBefore(byte[] text, Span span, Instant time) {
        try {
            return OffsetDateTime.parse(decode(text, span)).toInstant().isBefore(time);
        } catch (DateTimeException e) {
            // What stands there is not ours to judge, and no reader of an index needs it.
            return false;
        }
    }

    /** Returns the version as Helm understands it, so {@code v1.2} is {@code 1.2.0}; empty when it is none. */
    static Optional<Version> version(String text) {
        Matcher matcher = LENIENT.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Version.parse(
                    number(matcher.group(1)) + "." + number(matcher.group(2)) + "." + number(matcher.group(3))
                            + Optional.ofNullable(matcher.group(4)).orElse("")));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String number(@Nullable String digits) {
        return digits == null ? "0" : digits.replaceFirst("^0+(?=\\d)", "");
    }
}
