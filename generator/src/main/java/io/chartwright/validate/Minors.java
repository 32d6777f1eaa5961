package io.chartwright.validate;

import io.chartwright.kubernetes.Minor;
import io.chartwright.kubernetes.VersionConstraint;
import io.chartwright.model.Mapping;
import java.util.List;

/** Chooses the Kubernetes minors that a chart is validated on. */
final class Minors {
    private Minors() {}

    /** Returns the known minors that the chart's {@code kubeVersion} admits; all known ones when it claims none. */
    static List<Minor> of(Mapping metadata) {
        String claimed = metadata.text("kubeVersion").orElse("*");
        try {
            VersionConstraint constraint = VersionConstraint.parse(claimed);
            return Minor.known().stream().filter(constraint::admits).toList();
        } catch (IllegalArgumentException e) {
            // The rule about Chart.yaml reports it.
            return List.of();
        }
    }
}
