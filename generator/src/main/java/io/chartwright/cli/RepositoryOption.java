package io.chartwright.cli;

import io.chartwright.PublishRequest;
import io.chartwright.Request;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

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
                "  az://ACCOUNT/CONTAINER/FOLDER",
                "  oci://REGISTRY/PATH",
                "  git+https://HOST/REPOSITORY.git#BRANCH, or git+ssh",
                "  https://HOST/FOLDER, by WebDAV or PUT",
                "  chartmuseum+https://HOST"
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

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private ConnectionOptions connection;

    /** Returns the request with what the options say; a folder is taken from the working folder. */
    Request applyTo(Request request, RootCommand root) {
        Optional<String> where = Optional.ofNullable(repository)
                .map(text -> text.contains("://")
                        ? text
                        : root.resolve(Path.of(text)).toString());
        return request.withPublishing(new PublishRequest(
                where,
                dryRun,
                replacePreRelease,
                singleWriter,
                connection.isPlainHttp(),
                connection.retryTime(),
                root.environment()));
    }
}
