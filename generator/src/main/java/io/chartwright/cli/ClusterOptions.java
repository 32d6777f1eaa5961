package io.chartwright.cli;

import io.chartwright.ClusterRequest;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of commands that read a cluster. */
final class ClusterOptions {
    @Option(
            names = "--context",
            paramLabel = "NAME",
            description = "The context of the kubeconfig; default: the current one.")
    private @Nullable String context;

    @Option(
            names = "--kubeconfig",
            paramLabel = "FILE",
            description = "The kubeconfig; default: what KUBECONFIG names, or ~/.kube/config.")
    private @Nullable Path kubeconfig;

    /** Returns which cluster is meant. */
    ClusterRequest request(RootCommand root) {
        return new ClusterRequest(
                Optional.ofNullable(kubeconfig).map(root::resolve), Optional.ofNullable(context), root.environment());
    }
}
