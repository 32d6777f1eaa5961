package io.chartwright.sourcemap;

import io.chartwright.model.Location;

/**
 * A branch as it stands in a template; files are paths in the chart.
 *
 * @param action the action that opens it, in one line
 * @param at where that action begins
 * @param from where the body begins
 * @param to where the body has ended
 * @param start index of the body's first character in the template
 * @param isGuard whether an action in the body, or in a branch around it, fails in any case
 */
record BranchText(String action, Location at, Location from, Location to, int start, boolean isGuard) {

    /** Returns whether the place is in the body, or begins an empty one, so that what reaches the place has reached the branch. */
    boolean holds(Location place) {
        return from.file().equals(place.file())
                && from.compareTo(place) <= 0
                && (place.compareTo(to) < 0 || place.equals(from));
    }
}
