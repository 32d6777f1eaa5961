package io.chartwright;

import io.chartwright.live.ClusterChoice;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Which cluster is meant, as a user says it to kubectl.
 *
 * @param kubeconfig the file to read; empty means what {@code KUBECONFIG} or the home folder says
 * @param context the context; empty means the current one
 * @param environment the environment variables, with {@code HOME}
 */
public record ClusterRequest(Optional<Path> kubeconfig, Optional<String> context, Map<String, String> environment) {

    public ClusterRequest {
        environment = Map.copyOf(environment);
    }

    ClusterChoice choice() {
        return new ClusterChoice(kubeconfig, context, environment);
    }
}
