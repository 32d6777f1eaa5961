package io.chartwright.kubernetes.truth;

/** What a server says of an object. */
enum Verdict {
    /** It would take the object. */
    ACCEPTED,
    /** It would refuse the object whatever is in the cluster. */
    REFUSED,
    /** It refuses the object because of what is in the cluster, or is not. */
    DEPENDS
}
