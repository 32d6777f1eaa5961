package io.chartwright.validate.podsecurity;

import io.chartwright.kubernetes.Minor;
import io.chartwright.validate.objects.Workload;
import java.util.function.Consumer;

/**
 * One check of the Pod Security Standards.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/security/pod-security-standards/">Pod Security Standards</a>
 */
interface PodPolicy {

    /** Reports what the check refuses of the workload's pods on that Kubernetes version. */
    void check(Workload workload, Minor minor, Consumer<Violation> report);
}
