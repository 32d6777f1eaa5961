package io.chartwright.validate;

import io.chartwright.kubernetes.Minor;
import io.chartwright.model.Overlay;
import java.util.Optional;

/**
 * One combination that the chart is proven for.
 *
 * @param overlay whose values it is rendered with
 * @param minor the Kubernetes version it is rendered for
 */
record Cell(Overlay overlay, Minor minor) {

    /** Returns what its objects are rendered for. */
    Target target() {
        return new Target(minor, Optional.of(overlay));
    }

    @Override
    public String toString() {
        return overlay.name() + " on Kubernetes " + minor;
    }
}
