package io.chartwright.cli;

import io.chartwright.ValidateRequest;
import io.chartwright.ValidateRequest.Named;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options of commands that render charts for their overlays. */
final class OverlayOptions {
    @Option(
            names = {"-f", "--values"},
            paramLabel = "FILE",
            description = "Values that come after those of each overlay; may be repeated.")
    private List<String> values = List.of();

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Values as Helm's --set takes them, after the values files; may be repeated.")
    private List<String> sets = List.of();

    @Option(
            names = "--profile",
            paramLabel = "NAME",
            description = "With this profile or overlay only; may be repeated.")
    private List<String> profiles = List.of();

    @Option(
            names = "--kube-version",
            paramLabel = "VERSION",
            description = {
                "On this Kubernetes version (1.36) or range (1.30..1.37); may be repeated.",
                "Default: what the chart claims, of which diff and impact take the newest; for manifests the newest."
            })
    private List<String> versions = List.of();

    /** Returns the profiles or overlays that are named; none means all. */
    List<String> profiles() {
        return profiles;
    }

    /** Returns the values files that are named. */
    List<Path> files(RootCommand root) {
        return values.stream().map(Path::of).map(root::resolve).toList();
    }

    /** Returns the request that the options make. */
    ValidateRequest request(RootCommand root, Optional<Named> path, boolean coverage) {
        return new ValidateRequest(path, values.stream().map(root::named).toList(), sets, profiles, versions, coverage);
    }
}
