package io.chartwright.kubernetes;

import java.util.List;
import java.util.Set;

/** Subsets of Endpoints. */
final class EndpointsCheck implements KindCheck {

    @Override
    public Set<String> kinds() {
        return Set.of("Endpoints");
    }

    @Override
    public void check(Place object, Minor minor) {
        for (Place subset : object.at("subsets").items()) {
            if (subset.at("addresses").isEmpty()
                    && subset.at("notReadyAddresses").isEmpty()) {
                subset.refuse("has neither addresses nor notReadyAddresses", "list addresses or remove the subset");
            }
            subset.at("addresses").items().forEach(address -> checkAddress(address, minor));
            subset.at("notReadyAddresses").items().forEach(address -> checkAddress(address, minor));
            List<Place> ports = subset.at("ports").items();
            ports.forEach(port -> checkPort(port, ports.size() > 1));
        }
    }

    private static void checkAddress(Place address, Minor minor) {
        address.at("ip").require("write an IP address");
        if (!address.at("ip").isEmpty()) {
            NonSpecialAddress.check(address.at("ip"), minor);
        }
        if (!address.at("hostname").isEmpty()) {
            address.at("hostname").must(Names.DNS_LABEL);
        }
        address.at("nodeName").must(Names.DNS_SUBDOMAIN);
    }

    private static void checkPort(Place port, boolean needsName) {
        Place name = port.at("name");
        if (!name.isEmpty()) {
            name.must(Names.DNS_LABEL);
        } else if (needsName) {
            name.refuse("is required when there are several ports", "name each port");
        }
        port.at("port").within(1, 65535);
        port.at("protocol").oneOf(List.of("TCP", "UDP", "SCTP", ""));
        port.at("appProtocol").must(Names.QUALIFIED_NAME);
    }
}
