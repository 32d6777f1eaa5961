package io.chartwright.kubernetes;

import java.util.List;
import java.util.Set;

/** How much a storage class still has on some nodes. */
final class StorageCapacityCheck implements KindCheck {

    @Override
    public Set<String> kinds() {
        return Set.of("CSIStorageCapacity.storage.k8s.io");
    }

    @Override
    public void check(Place object, Minor minor) {
        Place name = object.at("storageClassName");
        name.require("write the name of a StorageClass");
        if (!name.isEmpty()) {
            name.must(Names.DNS_SUBDOMAIN);
        }
        for (String field : List.of("capacity", "maximumVolumeSize")) {
            Quantities.amount(object.at(field))
                    .filter(value -> value.signum() < 0)
                    .ifPresent(value -> object.at(field).refuse("is negative", "write 0 or more"));
        }
        Selectors.check(object.at("nodeTopology"));
    }
}
