package io.chartwright.kubernetes;

import java.util.Set;

/** DaemonSets. */
final class DaemonSetCheck implements KindCheck {

    @Override
    public Set<String> kinds() {
        return Set.of("DaemonSet.apps");
    }

    @Override
    public void check(Place object, Minor minor) {
        Place spec = object.at("spec");
        WorkloadCheck.check(spec);
        spec.at("revisionHistoryLimit").within(0, Integer.MAX_VALUE);
        WorkloadCheck.selector(spec);
        PodSpecCheck.template(spec.at("template"), minor);
        if (!spec.at("updateStrategy", "type").textOrEmpty().equals("OnDelete")) {
            rolling(spec.at("updateStrategy", "rollingUpdate"));
        }
    }

    private static void rolling(Place rolling) {
        Place unavailable = rolling.at("maxUnavailable");
        Place surge = rolling.at("maxSurge");
        for (Place number : java.util.List.of(unavailable, surge)) {
            Percentages.check(number);
            Percentages.notMoreThanAll(number);
        }
        boolean noneUnavailable = Percentages.isZero(unavailable, 1);
        boolean noSurge = Percentages.isZero(surge, 0);
        if (noneUnavailable && noSurge) {
            unavailable.refuse("is 0, as is maxSurge, so no pod could be replaced", "raise one of the two");
        }
        if (!noneUnavailable && !noSurge) {
            surge.refuse("cannot be more than 0 unless maxUnavailable is 0", "add maxUnavailable: 0");
        }
    }
}
