package io.chartwright.live;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Which cluster is meant, as a user says it to kubectl.
 *
 * @param kubeconfig the one file that is read; empty means those that {@code KUBECONFIG} names, or {@code
 *     ~/.kube/config}
 * @param context the context; empty means the current one
 * @param environment the environment variables, with {@code HOME}
 */
public record ClusterChoice(Optional<Path> kubeconfig, Optional<String> context, Map<String, String> environment) {

    public ClusterChoice {
        environment = Map.copyOf(environment);
    }
}
