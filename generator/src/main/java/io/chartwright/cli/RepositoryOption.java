package io.chartwright.cli;

import io.chartwright.PublishRequest;
import io.chartwright.Request;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The options of commands that publish. */
final class RepositoryOption {
    @Option(
            names = "--repo",
            paramLabel = "WHERE",
            description = {
                "The chart repository; default: dist/repo. One of",
                "  a folder, or file:///FOLDER",
                "  s3://BUCKET/FOLDER",
                "  gs://BUCKET/FOLDER",
                "  az://ACCOUNT/CONTAINER/FOLDER"
            })
    private @Nullable String repository;

    @Option(names = "--dry-run", description = "Say what would be written, and write nothing.")
    private boolean dryRun;

    @Option(
            names = "--replace-prerelease",
            description = "Let a version such as 1.0.0-rc.1 take the place of other bytes; a release never does.")
    private boolean replacePreRelease;

    @Option(
            names = "--single-writer",
            description = "Nobody else publishes at the same time: wanted for repositories that cannot keep publishers"
                    + " apart.")
    private boolean singleWriter;

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

    /** Returns the request with what the options say; a folder is taken from the working folder. */
    Request applyTo(Request request, RootCommand root) {
        Optional<String> where = Optional.ofNullable(repository)
                .map(text -> text.contains("://")
                        ? text
                        : root.resolve(Path.of(text)).toString());
        return request.withPublishing(new PublishRequest(
                where, dryRun, replacePreRelease, singleWriter, plainHttp, retryTime, root.environment()));
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
