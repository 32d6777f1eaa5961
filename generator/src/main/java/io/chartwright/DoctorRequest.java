package io.chartwright;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a doctor is to look at.
 *
 * @param cloud the profile of the operator's cloud, such as {@code eks}; empty means what the cluster tells
 * @param values the operator's values files; none means the overlay's example answers
 * @param cluster the cluster that is meant
 * @param namespace where the chart is to be installed; empty means the namespace of the context
 * @param now the time that ends of sessions are compared with
 */
public record DoctorRequest(
        Optional<String> cloud,
        List<ValidateRequest.Named> values,
        ClusterRequest cluster,
        Optional<String> namespace,
        Instant now) {

    public DoctorRequest {
        values = List.copyOf(values);
    }
}
