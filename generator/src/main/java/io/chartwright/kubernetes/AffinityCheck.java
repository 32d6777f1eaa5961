package io.chartwright.kubernetes;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Affinity to nodes and to other pods. */
final class AffinityCheck {
    private static final String REQUIRED = "requiredDuringSchedulingIgnoredDuringExecution";
    private static final String PREFERRED = "preferredDuringSchedulingIgnoredDuringExecution";

    private AffinityCheck() {}

    static void check(PodContext pod) {
        Place affinity = pod.spec().at("affinity");
        NodeTermsCheck.selector(affinity.at("nodeAffinity", REQUIRED));
        for (Place term : affinity.at("nodeAffinity", PREFERRED).items()) {
            weight(term);
            NodeTermsCheck.term(term.at("preference"), false);
        }
        for (String kind : List.of("podAffinity", "podAntiAffinity")) {
            affinity.at(kind, REQUIRED).items().forEach(term -> podTerm(term, pod));
            for (Place term : affinity.at(kind, PREFERRED).items()) {
                weight(term);
                podTerm(term.at("podAffinityTerm"), pod);
            }
        }
    }

    private static void weight(Place term) {
        Place weight = term.at("weight");
        if (weight.isThere()) {
            weight.within(1, 100);
        } else {
            weight.require("write a number from 1 to 100");
        }
    }

    private static void podTerm(Place term, PodContext pod) {
        Selectors.check(term.at("labelSelector"));
        Selectors.check(term.at("namespaceSelector"));
        term.at("namespaces").items().forEach(name -> name.must(Names.DNS_LABEL));
        Place topology = term.at("topologyKey");
        topology.require("name a label of nodes, such as kubernetes.io/hostname");
        if (!topology.isEmpty()) {
            Labels.key(topology, topology.textOrEmpty());
        }
        labelKeys(term, pod);
    }

    private static void labelKeys(Place term, PodContext pod) {
        Set<String> mismatched = texts(term.at("mismatchLabelKeys"));
        for (String field : List.of("matchLabelKeys", "mismatchLabelKeys")) {
            Place keys = term.at(field);
            if (!keys.isEmpty() && !term.at("labelSelector").isThere()) {
                keys.refuse("needs a labelSelector", "add one, or remove this");
            }
            keys.items().forEach(key -> Labels.key(key, key.textOrEmpty()));
        }
        for (Place key : term.at("matchLabelKeys").items()) {
            if (mismatched.contains(key.textOrEmpty())) {
                key.refuse("'" + key.textOrEmpty() + "' is in mismatchLabelKeys too", "remove one of the two");
            }
            // The server adds the pod's own label to the selector, where the key may not be there already.
            boolean added =
                    pod.isPod() && pod.metadata().at("labels", key.textOrEmpty()).isThere();
            if (added && Selectors.keys(term.at("labelSelector")).contains(key.textOrEmpty())) {
                key.refuse("'" + key.textOrEmpty() + "' is in the labelSelector too", "remove one of the two");
            }
        }
    }

    private static Set<String> texts(Place list) {
        return list.items().stream().map(Place::textOrEmpty).collect(Collectors.toSet());
    }
}
