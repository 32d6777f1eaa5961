package io.chartwright.diff;

import io.chartwright.model.Overlay;

/**
 * An overlay as it is in two states, each on a version of Kubernetes.
 *
 * @param name what it is called
 * @param before the overlay in the earlier state
 * @param after the overlay in the later state
 * @param releaseBefore the version of Kubernetes for the earlier state, for example {@code 1.36.0}
 * @param releaseAfter the version of Kubernetes for the later state
 */
public record DiffCell(String name, Overlay before, Overlay after, String releaseBefore, String releaseAfter) {}
