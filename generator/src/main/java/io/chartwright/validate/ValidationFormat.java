package io.chartwright.validate;

import io.chartwright.cache.ResultReader;
import io.chartwright.cache.ResultWriter;
import io.chartwright.rules.Ignore;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Optional;

/** How a validation is kept between runs. */
public final class ValidationFormat {
    private ValidationFormat() {}

    /** Returns the validation as bytes. */
    public static byte[] write(Validation validation) {
        ResultWriter out = new ResultWriter();
        out.all(validation.findings(), out::finding);
        out.all(validation.ignores(), ignore -> write(ignore, out));
        out.number(validation.overlays());
        out.texts(validation.minors());
        out.number(validation.cells());
        return out.bytes();
    }

    /** Returns the validation that the bytes are; empty when they are none. */
    public static Optional<Validation> read(byte[] bytes) {
        return ResultReader.read(
                bytes,
                in -> new Validation(
                        in.all(ResultReader::finding),
                        in.all(ValidationFormat::readIgnore),
                        in.number(),
                        in.texts(),
                        in.number()));
    }

    private static void write(Ignore ignore, ResultWriter out) {
        out.text(ignore.rule());
        out.text(ignore.object());
        out.text(ignore.path());
        out.text(ignore.reason());
        out.text(ignore.owner());
        out.text(ignore.expires().map(LocalDate::toString).orElse(""));
        out.location(ignore.location());
    }

    private static Ignore readIgnore(ResultReader in) throws IOException {
        return new Ignore(
                in.text(),
                in.text(),
                in.text(),
                in.text(),
                in.text(),
                Optional.of(in.text()).filter(day -> !day.isEmpty()).map(LocalDate::parse),
                in.location());
    }
}
