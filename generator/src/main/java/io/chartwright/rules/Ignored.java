package io.chartwright.rules;

import io.chartwright.model.Finding;

/**
 * A finding that a user has decided not to be told.
 *
 * @param finding the finding
 * @param ignore the decision
 */
public record Ignored(Finding finding, Ignore ignore) {}
