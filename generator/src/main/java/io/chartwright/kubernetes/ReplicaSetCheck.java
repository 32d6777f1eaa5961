package io.chartwright.kubernetes;

import java.util.Set;

/** ReplicaSets. */
final class ReplicaSetCheck implements KindCheck {

    @Override
    public Set<String> kinds() {
        return Set.of("ReplicaSet.apps");
    }

    @Override
    public void check(Place object, Minor minor) {
        Place spec = object.at("spec");
        WorkloadCheck.check(spec);
        WorkloadCheck.selector(spec);
        PodSpecCheck.template(spec.at("template"), minor);
    }
}
