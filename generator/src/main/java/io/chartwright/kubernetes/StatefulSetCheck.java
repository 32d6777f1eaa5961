package io.chartwright.kubernetes;

import java.util.List;
import java.util.Set;

/** StatefulSets. */
final class StatefulSetCheck implements KindCheck {

    @Override
    public Set<String> kinds() {
        return Set.of("StatefulSet.apps");
    }

    @Override
    public void check(Place object, Minor minor) {
        Place spec = object.at("spec");
        WorkloadCheck.check(spec);
        WorkloadCheck.selector(spec);
        PodSpecCheck.template(spec.at("template"), spec.at("volumeClaimTemplates"), minor);
        spec.at("ordinals", "start").within(0, Integer.MAX_VALUE);
        PodNamesCheck.unlessEmpty(spec.at("serviceName"), Names.DNS_LABEL);
        for (String time : List.of("whenDeleted", "whenScaled")) {
            spec.at("persistentVolumeClaimRetentionPolicy", time).oneOf(List.of("Retain", "Delete", ""));
        }
        for (Place claim : spec.at("volumeClaimTemplates").items()) {
            claim.at("metadata", "name").require("name the volume");
            ClaimSpecCheck.check(claim.at("spec"));
        }
        spec.at("updateStrategy", "type").oneOf(List.of("RollingUpdate", "OnDelete", ""));
        Place rolling = spec.at("updateStrategy", "rollingUpdate");
        if (spec.at("updateStrategy", "type").textOrEmpty().equals("OnDelete")) {
            rolling.forbid("cannot be set when type is OnDelete", "remove it");
        }
        rolling.at("partition").within(0, Integer.MAX_VALUE);
        if (minor.number() >= 37) {
            Place unavailable = rolling.at("maxUnavailable");
            Percentages.check(unavailable);
            Percentages.notMoreThanAll(unavailable);
            if (Percentages.isZero(unavailable, 1)) {
                unavailable.refuse("is 0, so no pod could be replaced", "write 1 or more");
            }
        }
    }
}
