package io.chartwright.validate.values;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The paths of values that templates use.
 *
 * @param ends the paths as they are used
 * @param ways all paths on the way to one of them, and itself
 */
record UsedPaths(Set<List<String>> ends, Set<List<String>> ways) {

    static UsedPaths of(Collection<ValueUse> uses) {
        Set<List<String>> ends = new HashSet<>();
        Set<List<String>> ways = new HashSet<>();
        for (ValueUse use : uses) {
            ends.add(use.path());
            for (int length = 1; length <= use.path().size(); length++) {
                ways.add(use.path().subList(0, length));
            }
        }
        return new UsedPaths(ends, ways);
    }

    /** Returns whether the value is used by itself, or with all that is around it. */
    boolean takes(List<String> path) {
        for (int length = 0; length <= path.size(); length++) {
            if (ends.contains(path.subList(0, length))) {
                return true;
            }
        }
        return false;
    }

    /** Returns whether something below the path is used. */
    boolean reachesInto(List<String> path) {
        return ways.contains(path);
    }
}
