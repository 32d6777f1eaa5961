package io.chartwright.sourcemap;

import io.chartwright.model.Location;

/**
 * Where a rendered character comes from.
 *
 * @param location the place in a template, whose file is the path in the chart
 * @param isComputed whether an action there made it, or it stands there itself
 */
public record Origin(Location location, boolean isComputed) {}
