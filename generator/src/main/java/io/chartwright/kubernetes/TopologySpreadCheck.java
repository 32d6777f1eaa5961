package io.chartwright.kubernetes;

import java.util.Set;

/** How pods spread over the parts of a cluster. */
final class TopologySpreadCheck {

    private TopologySpreadCheck() {}

    static void check(PodContext pod) {
        Unique pairs = new Unique();
        for (Place constraint : pod.spec().at("topologySpreadConstraints").items()) {
            String action = constraint.at("whenUnsatisfiable").textOrEmpty();
            if (constraint.at("maxSkew").isThere()) {
                constraint.at("maxSkew").within(1, Integer.MAX_VALUE);
            } else {
                constraint.at("maxSkew").require("write 1 or more");
            }
            Place topology = constraint.at("topologyKey");
            topology.require("name a label of nodes, such as topology.kubernetes.io/zone");
            constraint.at("whenUnsatisfiable").require("write DoNotSchedule or ScheduleAnyway");
            pairs.check(constraint, topology.textOrEmpty() + ", " + action);
            minDomains(constraint.at("minDomains"), action);
            Selectors.check(constraint.at("labelSelector"));
            labelKeys(constraint, pod);
        }
    }

    private static void minDomains(Place domains, String action) {
        domains.within(1, Integer.MAX_VALUE);
        if (domains.isThere() && !action.equals("DoNotSchedule")) {
            domains.refuse("is only for DoNotSchedule", "remove it, or write whenUnsatisfiable: DoNotSchedule");
        }
    }

    private static void labelKeys(Place constraint, PodContext pod) {
        Place keys = constraint.at("matchLabelKeys");
        Place selector = constraint.at("labelSelector");
        if (!keys.isEmpty() && !selector.isThere()) {
            keys.refuse("needs a labelSelector", "add one, or remove this");
        }
        Set<String> selected = Selectors.keys(selector);
        for (Place key : keys.items()) {
            Labels.key(key, key.textOrEmpty());
            // Since 1.34 the server adds the pod's own label to the selector, where the key may not be there already.
            boolean added = pod.isPod()
                    && pod.metadata().at("labels", key.textOrEmpty()).isThere();
            if ((added || !pod.since(34)) && selected.contains(key.textOrEmpty())) {
                key.refuse("'" + key.textOrEmpty() + "' is in the labelSelector too", "remove one of the two");
            }
        }
    }
}
