package io.chartwright.kubernetes;

import io.chartwright.model.Location;
import org.jspecify.annotations.Nullable;

/**
 * Where a walk through an object is; becomes text only when there is something to say.
 *
 * @param parent what holds it; null for the object itself
 * @param step the key, or the index in brackets
 * @param location where it is written
 */
record FieldPath(@Nullable FieldPath parent, String step, Location location) {

    /** Returns the object itself. */
    static FieldPath root(Location location) {
        return new FieldPath(null, "", location);
    }

    /** Returns a key below. */
    FieldPath key(String key, Location where) {
        return new FieldPath(this, key, where);
    }

    /** Returns an item below. */
    FieldPath item(int index, Location where) {
        return new FieldPath(this, "[" + index + "]", where);
    }

    /** Returns the path from the object, for example {@code spec.ports[0]}. */
    @Override
    public String toString() {
        if (parent == null) {
            return step;
        }
        String above = parent.toString();
        if (step.startsWith("[") || above.isEmpty()) {
            return above + step;
        }
        return isPlain(step) ? above + "." + step : above + "[" + step + "]";
    }

    private static boolean isPlain(String key) {
        return key.chars().allMatch(letter -> Character.isLetterOrDigit(letter) || letter == '-' || letter == '_');
    }
}
