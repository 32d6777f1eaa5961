package io.chartwright.kubernetes;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Addresses and ports of an EndpointSlice; from {@code pkg/apis/discovery/validation}. */
final class EndpointSliceCheck implements KindCheck {
    private static final List<String> TYPES = List.of("IPv4", "IPv6", "FQDN");

    @Override
    public Set<String> kinds() {
        return Set.of("EndpointSlice.discovery.k8s.io");
    }

    @Override
    public void check(Place object, Minor minor) {
        Place type = object.at("addressType");
        type.require("write one of " + String.join(", ", TYPES));
        if (!type.isEmpty()) {
            type.oneOf(TYPES);
        }
        atMost(object.at("endpoints"), 1000);
        for (Place endpoint : object.at("endpoints").items()) {
            checkEndpoint(endpoint, type.textOrEmpty(), minor);
        }
        Place ports = object.at("ports");
        atMost(ports, 20000);
        Set<String> names = new HashSet<>();
        for (Place port : ports.items()) {
            checkPort(port, names);
        }
    }

    private static void atMost(Place list, int most) {
        int size = list.items().size();
        if (size > most) {
            list.refuse("has " + size + " items, more than " + most, "use several objects");
        }
    }

    private static void checkEndpoint(Place endpoint, String type, Minor minor) {
        Place addresses = endpoint.at("addresses");
        addresses.require("list at least one address");
        atMost(addresses, 100);
        for (Place address : addresses.items()) {
            checkAddress(address, type, minor);
        }
        if (!endpoint.at("hostname").isEmpty() || endpoint.at("hostname").isThere()) {
            endpoint.at("hostname").must(Names.DNS_LABEL);
        }
        endpoint.at("nodeName").must(Names.DNS_SUBDOMAIN);
        for (String hint : List.of("forZones", "forNodes")) {
            Place list = endpoint.at("hints", hint);
            atMost(list, 8);
            Set<String> seen = new HashSet<>();
            for (Place item : list.items()) {
                Place name = item.at("name");
                name.must(hint.equals("forZones") || name.isEmpty() ? Names.LABEL_VALUE : Names.DNS_SUBDOMAIN);
                name.text()
                        .filter(text -> !seen.add(text))
                        .ifPresent(text -> name.refuse("'" + text + "' is there already", "list it once"));
            }
        }
    }

    private static void checkAddress(Place address, String type, Minor minor) {
        if (type.equals("FQDN")) {
            address.must(Names.DNS_SUBDOMAIN);
        } else if (TYPES.contains(type)) {
            int bits = type.equals("IPv4") ? 32 : 128;
            String text = address.textOrEmpty();
            if (IpNumber.parse(text, minor)
                    .filter(number -> number.bits() == bits)
                    .isEmpty()) {
                address.refuse("'" + text + "' is not an " + type + " address", "write one, or change addressType");
            } else {
                CanonicalForm.checkAddress(address);
                NonSpecialAddress.check(address, minor);
            }
        }
    }

    private static void checkPort(Place port, Set<String> names) {
        Place name = port.at("name");
        if (!name.isEmpty()) {
            name.must(Names.DNS_LABEL);
        }
        if (!names.add(name.textOrEmpty())) {
            name.refuse("is the name of another port, too", "give each port a name of its own");
        }
        port.at("protocol").oneOf(List.of("TCP", "UDP", "SCTP"));
        port.at("appProtocol").must(Names.QUALIFIED_NAME);
    }
}
