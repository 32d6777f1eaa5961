package io.chartwright.kubernetes;

import java.util.Set;

/** Numbers of a Lease. */
final class LeaseCheck implements KindCheck {

    @Override
    public Set<String> kinds() {
        return Set.of("Lease.coordination.k8s.io");
    }

    @Override
    public void check(Place object, Minor minor) {
        Place spec = object.at("spec");
        spec.at("leaseDurationSeconds").within(1, Long.MAX_VALUE);
        spec.at("leaseTransitions").within(0, Long.MAX_VALUE);
    }
}
