package io.chartwright.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * One report that the user wants.
 *
 * @param format its format
 * @param file where it goes; empty means standard output
 */
record Output(Format format, Optional<Path> file) {

    /** Reads {@code FORMAT} and {@code FORMAT=FILE}. */
    static final class Converter implements ITypeConverter<Output> {
        @Override
        public Output convert(String text) {
            int equals = text.indexOf('=');
            String name = equals < 0 ? text : text.substring(0, equals);
            Format format = Arrays.stream(Format.values())
                    .filter(known -> known.name().equals(name.toLowerCase(Locale.ROOT)))
                    .findFirst()
                    .orElseThrow(() -> new TypeConversionException(
                            "expected one of " + List.of(Format.values()) + " but was '" + name + "'"));
            if (equals == text.length() - 1) {
                throw new TypeConversionException("expected a file after '" + text + "'");
            }
            return new Output(format, equals < 0 ? Optional.empty() : Optional.of(Path.of(text.substring(equals + 1))));
        }
    }
}
