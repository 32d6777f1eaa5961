package io.chartwright.kubernetes;

import io.chartwright.model.Location;

/**
 * Something in an object that an API server refuses.
 *
 * @param location where it stands
 * @param path the field, for example {@code spec.ports[0].port}; empty for the object itself
 * @param problem what is wrong, a clause without a full stop
 * @param fix what to do, a clause that continues "perhaps you should"; empty when there is no advice
 */
public record FieldProblem(Location location, String path, String problem, String fix) {}
