package io.chartwright.kubernetes;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the definition of BackendTLSPolicy says in expressions, which are not evaluated here. */
final class BackendTlsPolicyCheck implements KindCheck {
    private static final Map<String, String> NAMES = Map.of("Hostname", "hostname", "URI", "uri");

    @Override
    public Set<String> kinds() {
        return Set.of("BackendTLSPolicy.gateway.networking.k8s.io");
    }

    @Override
    public void check(Place object, Minor minor) {
        RouteParents.check(object.at("spec", "targetRefs"));
        Place validation = object.at("spec", "validation");
        boolean hasCertificates = !validation.at("caCertificateRefs").isEmpty();
        boolean isKnown = !validation.at("wellKnownCACertificates").isEmpty();
        if (validation.isThere() && hasCertificates == isKnown) {
            validation.refuse(
                    hasCertificates
                            ? "has both caCertificateRefs and wellKnownCACertificates"
                            : "has neither caCertificateRefs nor wellKnownCACertificates",
                    "write one of the two");
        }
        for (Place name : validation.at("subjectAltNames").items()) {
            String type = name.at("type").textOrEmpty();
            for (String known : List.of("Hostname", "URI")) {
                Place value = name.at(NAMES.getOrDefault(known, ""));
                if (known.equals(type)) {
                    value.require("write the name that the certificate has");
                } else if (!value.isEmpty()) {
                    value.refuse("does not go with type " + type, "remove it");
                }
            }
        }
    }
}
