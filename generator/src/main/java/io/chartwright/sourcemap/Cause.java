package io.chartwright.sourcemap;

import io.chartwright.model.Location;

/**
 * The value that a rendered field comes from.
 *
 * @param key its dotted path
 * @param location where it was written
 */
public record Cause(String key, Location location) {}
