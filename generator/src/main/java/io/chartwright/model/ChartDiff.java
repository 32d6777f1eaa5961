package io.chartwright.model;

import java.util.List;

/**
 * What differs in the objects that two states of a chart render to.
 *
 * @param chart its name
 * @param before its version in the earlier state; empty when it was not there
 * @param after its version in the later state; empty when it is not there
 * @param kubernetes the minors that were rendered for
 * @param overlays what was compared
 * @param added the overlays that only the later state has
 * @param removed the overlays that only the earlier state has
 * @param objects what differs, sorted by object
 * @param restless the fields that differ between two renderings of one state, such as a generated password, and were not
 *     compared
 */
public record ChartDiff(
        String chart,
        String before,
        String after,
        List<String> kubernetes,
        List<String> overlays,
        List<String> added,
        List<String> removed,
        List<ObjectChange> objects,
        List<String> restless) {

    public ChartDiff {
        kubernetes = List.copyOf(kubernetes);
        overlays = List.copyOf(overlays);
        added = List.copyOf(added);
        removed = List.copyOf(removed);
        objects = List.copyOf(objects);
        restless = List.copyOf(restless);
    }

    /** Returns whether something differs. */
    public boolean differs() {
        return !objects.isEmpty() || !added.isEmpty() || !removed.isEmpty() || before.isEmpty() || after.isEmpty();
    }
}
