package io.chartwright.model;

/** A node of a YAML tree; knows where it was written and which comment stands above it. */
public sealed interface Node permits Mapping, Sequence, Scalar {

    /** Returns where the node begins. */
    Location location();

    /** Returns the kind of node in words a user knows, such as "a mapping" or "text". */
    String kind();
}
