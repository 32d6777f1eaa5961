package io.chartwright;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a doctor is to look at.
 *
 * @param cloud the profile of the operator's cloud, such as {@code eks}; empty means what the cluster tells
 * @param values the operator's values files; none means the overlay's example answers
 * @param cluster the cluster and the namespace that are meant
 * @param environment the environment variables, with {@code HOME}
 * @param now the time that ends of sessions are compared with
 */
public record DoctorRequest(
        Optional<String> cloud,
        List<ValidateRequest.Named> values,
        ClusterName cluster,
        Map<String, String> environment,
        Instant now) {

    /**
     * Which cluster is meant, as a user says it to kubectl.
     *
     * @param kubeconfig the file that names it; empty means those that kubectl reads
     * @param context the context; empty means the current one
     * @param namespace the namespace; empty means that of the context
     */
    public record ClusterName(Optional<Path> kubeconfig, Optional<String> context, Optional<String> namespace) {}

    public DoctorRequest {
        values = List.copyOf(values);
        environment = Map.copyOf(environment);
    }
}
