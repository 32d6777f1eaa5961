package io.chartwright.diff;

import io.chartwright.model.Change;
import io.chartwright.model.Node;
import java.util.Optional;

/**
 * A field that differs.
 *
 * @param path the field; the object as a whole when that came or went
 * @param before what it held; empty when it was not there
 * @param after what it holds; empty when it is not there
 */
public record FieldChange(FieldPath path, Optional<Node> before, Optional<Node> after) {

    /** Returns what becomes of the field. */
    public Change change() {
        if (before.isEmpty()) {
            return Change.ADDED;
        }
        return after.isEmpty() ? Change.REMOVED : Change.CHANGED;
    }
}
