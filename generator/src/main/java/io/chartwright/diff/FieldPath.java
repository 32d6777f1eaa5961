package io.chartwright.diff;

import io.chartwright.model.FieldSteps;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a field is in an object.
 *
 * @param steps keys of mappings, and items of lists in brackets: {@code [name]} or {@code [0]}
 */
public record FieldPath(List<String> steps) {
    static final FieldPath ROOT = new FieldPath(List.of());

    public FieldPath {
        steps = List.copyOf(steps);
    }

    FieldPath key(String key) {
        return with(key);
    }

    FieldPath item(String name) {
        return with("[" + name + "]");
    }

    private FieldPath with(String step) {
        List<String> longer = new ArrayList<>(steps);
        longer.add(step);
        return new FieldPath(longer);
    }

    /** Returns whether the path begins with the keys. */
    boolean isBelow(List<String> keys) {
        return steps.size() >= keys.size() && steps.subList(0, keys.size()).equals(keys);
    }

    /** Returns the last step; empty for the object as a whole. */
    String last() {
        return steps.isEmpty() ? "" : steps.get(steps.size() - 1);
    }

    /** Returns the step before the last one; empty when there is none. */
    String parent() {
        return steps.size() < 2 ? "" : steps.get(steps.size() - 2);
    }

    @Override
    public String toString() {
        return Printable.of(FieldSteps.text(steps));
    }
}
