package io.chartwright.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option of commands that publish. */
final class RepositoryOption {
    @Option(names = "--repo", paramLabel = "DIR", description = "The chart repository's folder; default: dist/repo.")
    @Nullable
    String repository;
}
