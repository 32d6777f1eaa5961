package io.chartwright.kubernetes;

import java.util.Set;

/** PersistentVolumeClaims. */
final class PersistentVolumeClaimCheck implements KindCheck {

    @Override
    public Set<String> kinds() {
        return Set.of("PersistentVolumeClaim");
    }

    @Override
    public void check(Place object, Minor minor) {
        ClaimSpecCheck.check(object.at("spec"));
    }
}
