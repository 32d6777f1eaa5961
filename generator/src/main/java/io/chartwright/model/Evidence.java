package io.chartwright.model;

/**
 * Something that was read in a cluster and speaks for a cause.
 *
 * @param object the object, as {@code Kind/name}
 * @param place the field, such as {@code status.conditions[Ready]}, or {@code log of container runtime}
 * @param text what stands there, in one line
 */
public record Evidence(String object, String place, String text) {

    public Evidence {
        text = text.strip().replaceAll("\\s+", " ");
    }

    /** Returns {@code Kind/name, place: text}. */
    @Override
    public String toString() {
        return object + ", " + place + ": " + text;
    }
}
