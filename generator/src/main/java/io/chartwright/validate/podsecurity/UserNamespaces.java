package io.chartwright.validate.podsecurity;

import io.chartwright.kubernetes.Minor;
import io.chartwright.validate.objects.Workload;

/** Pods with users of their own, whose root is nobody on the node, may do some things that others may not. */
final class UserNamespaces {
    private static final Minor SINCE = new Minor(35);

    private UserNamespaces() {}

    /** Returns whether the rules about users are relaxed, and that about {@code /proc} of baseline for the pods. */
    static boolean relax(Workload workload, Minor minor) {
        return minor.compareTo(SINCE) >= 0 && workload.spec().at("hostUsers").isFalse();
    }
}
