package io.chartwright.cli;

import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** How repositories on other machines are reached. */
final class ConnectionOptions {
    @Option(
            names = "--plain-http",
            description = "Call a registry or web server on another machine without encryption.")
    private boolean plainHttp;

    @Option(
            names = "--retry-time",
            paramLabel = "TIME",
            converter = TimeConverter.class,
            description = "How long to try again what fails for a time, such as 90s or 5m; default: 2m.")
    private Duration retryTime = Duration.ofMinutes(2);

    /** Returns whether servers may be called without encryption. */
    boolean isPlainHttp() {
        return plainHttp;
    }

    /** Returns how long to try again. */
    Duration retryTime() {
        return retryTime;
    }

    /** Reads {@code 90s}, {@code 5m} and {@code 1h}. */
    static final class TimeConverter implements ITypeConverter<Duration> {
        @Override
        public Duration convert(String text) {
            if (!text.matches("\\d{1,6}[smh]")) {
                throw new TypeConversionException("expected a number and s, m or h, as in 90s, but was '" + text + "'");
            }
            long number = Long.parseLong(text.substring(0, text.length() - 1));
            return switch (text.charAt(text.length() - 1)) {
                case 's' -> Duration.ofSeconds(number);
                case 'm' -> Duration.ofMinutes(number);
                default -> Duration.ofHours(number);
            };
        }
    }
}
