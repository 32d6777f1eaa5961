package io.chartwright.validate;

import io.chartwright.kubernetes.Minor;

/**
 * One combination that is proven.
 *
 * @param overlay the name of the overlay whose values are rendered; empty for manifests that are there already
 * @param minor the Kubernetes version
 */
record Cell(String overlay, Minor minor) {

    @Override
    public String toString() {
        return (overlay.isEmpty() ? "" : overlay + " on ") + "Kubernetes " + minor;
    }
}
