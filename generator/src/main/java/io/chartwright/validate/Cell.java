package io.chartwright.validate;

import io.chartwright.kubernetes.Minor;
import io.chartwright.model.Overlay;

/**
 * One combination that the chart is proven for.
 *
 * @param overlay whose values it is rendered with
 * @param minor the Kubernetes version it is rendered for
 */
record Cell(Overlay overlay, Minor minor) {

    @Override
    public String toString() {
        return overlay.name() + " on Kubernetes " + minor;
    }
}
