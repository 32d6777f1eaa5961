package io.chartwright.model;

/** What becomes of a field on the way to the chart. */
public enum Fate {
    /** The chart's objects say the same. */
    CARRIED,
    /** The chart's objects say something else, on purpose. */
    CHANGED,
    /** The chart's objects do not have it, on purpose. */
    DROPPED,
    /** Only the chart's objects have it, on purpose. */
    ADDED,
    /** It is lost, and nobody has decided that: the values do not reproduce the manifests. */
    REFUSED
}
