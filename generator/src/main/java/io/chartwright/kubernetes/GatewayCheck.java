package io.chartwright.kubernetes;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What the definition of Gateway says in expressions, which are not evaluated here; from the rules of Gateway API 1. */
final class GatewayCheck implements KindCheck {
    private static final Set<String> WITHOUT_TLS = Set.of("HTTP", "TCP", "UDP");
    private static final Set<String> WITHOUT_HOST = Set.of("TCP", "UDP");

    @Override
    public Set<String> kinds() {
        return Set.of("Gateway.gateway.networking.k8s.io");
    }

    @Override
    public void check(Place object, Minor minor) {
        Place spec = object.at("spec");
        Set<List<String>> seen = new HashSet<>();
        for (Place listener : spec.at("listeners").items()) {
            String protocol = listener.at("protocol").textOrEmpty();
            checkTls(listener.at("tls"), protocol);
            if (WITHOUT_HOST.contains(protocol) && !listener.at("hostname").isEmpty()) {
                listener.at("hostname").refuse("does not go with protocol " + protocol, "remove it");
            }
            String port = String.valueOf(listener.at("port").integer().orElse(0L));
            String host = listener.at("hostname").text().map(text -> " " + text).orElse("");
            if (!seen.add(List.of(port, protocol, host))) {
                listener.refuse(
                        "has port " + port + ", protocol " + protocol + " and hostname of another listener",
                        "change one of the three");
            }
        }
        checkAddresses(spec.at("addresses"));
        for (String field : List.of("labels", "annotations")) {
            spec.at("infrastructure", field).fields().forEach(entry -> Labels.key(entry, entry.key()));
        }
        Unique ports = new Unique();
        for (Place each : spec.at("tls", "frontend", "perPort").items()) {
            each.at("port").integer().ifPresent(port -> ports.check(each.at("port"), String.valueOf(port)));
        }
    }

    private static void checkTls(Place tls, String protocol) {
        String mode = tls.at("mode").text().orElse("Terminate");
        if (WITHOUT_TLS.contains(protocol)) {
            tls.forbid("does not go with protocol " + protocol, "remove it, or write protocol HTTPS or TLS");
            return;
        }
        if (protocol.equals("TLS") && !tls.isThere()) {
            tls.refuse("is required for protocol TLS", "write tls with its mode, Terminate or Passthrough");
        }
        if (protocol.equals("HTTPS") && !mode.equals("Terminate")) {
            tls.at("mode").refuse("must be Terminate for protocol HTTPS", "write Terminate, or protocol TLS");
        }
        boolean isBare =
                tls.at("certificateRefs").isEmpty() && tls.at("options").isEmpty();
        if (tls.isThere() && mode.equals("Terminate") && isBare) {
            tls.at("certificateRefs")
                    .refuse("is required when mode is Terminate", "name the Secret with the certificate");
        }
    }

    private static void checkAddresses(Place addresses) {
        Set<String> seen = new HashSet<>();
        for (Place address : addresses.items()) {
            String type = address.at("type").text().orElse("IPAddress");
            Place value = address.at("value");
            if (type.equals("Hostname")) {
                String host = value.textOrEmpty();
                PodNamesCheck.unlessEmpty(value, host.startsWith("*") ? Names.WILDCARD_SUBDOMAIN : Names.DNS_SUBDOMAIN);
            }
            boolean isUnique = type.equals("Hostname") || type.equals("IPAddress");
            if (isUnique && value.isThere() && !seen.add(type + " " + value.textOrEmpty())) {
                value.refuse("'" + value.textOrEmpty() + "' is there twice", "remove one of the two");
            }
        }
    }
}
