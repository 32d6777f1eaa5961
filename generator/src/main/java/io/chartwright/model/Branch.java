package io.chartwright.model;

import java.util.Optional;

/**
 * A part of a template that an action decides about: the body of an if, else, with, range, block or define.
 *
 * @param place where the action stands; the file is the template's path in the chart
 * @param source where a person would edit it
 * @param action the action in one line
 * @param isGuard whether it refuses: whatever reaches it fails
 * @param reachedBy an overlay that reaches it; empty when none does
 * @param within the place of the outermost gap around it; empty when there is none
 */
public record Branch(
        Location place,
        Location source,
        String action,
        boolean isGuard,
        Optional<String> reachedBy,
        Optional<Location> within) {

    /** Returns whether it should be reached and is not. */
    public boolean isGap() {
        return !isGuard && reachedBy.isEmpty();
    }
}
