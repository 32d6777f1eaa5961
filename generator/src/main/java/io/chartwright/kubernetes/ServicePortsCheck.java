package io.chartwright.kubernetes;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Ports of a Service: names, numbers, and which of them may not be there twice. */
final class ServicePortsCheck implements KindCheck {
    /** First and last port that an API server hands out on nodes unless it is configured otherwise. */
    static final int FIRST_NODE_PORT = 30000;

    static final int LAST_NODE_PORT = 32767;
    private static final List<String> PROTOCOLS = List.of("TCP", "UDP", "SCTP");

    @Override
    public Set<String> kinds() {
        return Set.of("Service");
    }

    @Override
    public void check(Place object, Minor minor) {
        Place spec = object.at("spec");
        String type = ServiceCheck.typeOf(spec);
        Place ports = spec.at("ports");
        boolean isHeadless = ServiceAddressesCheck.isHeadless(spec);
        if (ports.isEmpty() && !isHeadless && !type.equals("ExternalName")) {
            ports.refuse("is required", "list the ports that the Service offers");
        }
        Set<String> names = new HashSet<>();
        Set<String> numbers = new HashSet<>();
        Set<String> nodePorts = new HashSet<>();
        for (Place port : ports.items()) {
            checkName(port, ports.items().size() > 1, names);
            checkNumber(port, numbers);
            checkTarget(port.at("targetPort"));
            checkNodePort(port, type, nodePorts);
            port.at("protocol").oneOf(withEmpty());
            if (!port.at("appProtocol").isEmpty()
                    || port.at("appProtocol").text().isPresent()) {
                port.at("appProtocol").must(Names.QUALIFIED_NAME);
            }
        }
    }

    private static List<String> withEmpty() {
        return List.of("TCP", "UDP", "SCTP", "");
    }

    private static String protocolOf(Place port) {
        return port.at("protocol").isEmpty()
                ? PROTOCOLS.get(0)
                : port.at("protocol").textOrEmpty();
    }

    private static void checkName(Place port, boolean isNeeded, Set<String> seen) {
        Place name = port.at("name");
        if (name.isEmpty()) {
            if (isNeeded) {
                name.refuse("is required when there are several ports", "name each port");
            }
            return;
        }
        name.must(Names.DNS_LABEL);
        name.text()
                .filter(text -> !seen.add(text))
                .ifPresent(text -> name.refuse(
                        "a port named '" + text + "' is there already", "give each port a name of its own"));
    }

    private static void checkNumber(Place port, Set<String> seen) {
        Place number = port.at("port");
        number.within(1, 65535);
        number.integer()
                .filter(found -> !seen.add(protocolOf(port) + found))
                .ifPresent(found -> port.refuse(
                        "port " + found + " with protocol " + protocolOf(port) + " is there already",
                        "use each port once per protocol"));
    }

    private static void checkTarget(Place target) {
        // 0 and an empty text mean the port of the Service.
        if (target.integer().orElse(0L) != 0) {
            target.within(1, 65535);
        }
        if (!target.isEmpty()) {
            target.must(Names.PORT_NAME);
        }
    }

    private static void checkNodePort(Place port, String type, Set<String> seen) {
        Place number = port.at("nodePort");
        long value = number.integer().orElse(0L);
        if (value == 0) {
            return;
        }
        if (type.equals("ClusterIP")) {
            number.refuse("does not go with type ClusterIP", "remove it, or set type: NodePort");
            return;
        }
        if (!seen.add(protocolOf(port) + value)) {
            number.refuse(
                    "node port " + value + " with protocol " + protocolOf(port) + " is there already",
                    "use each node port once per protocol");
        }
        number.within(FIRST_NODE_PORT, LAST_NODE_PORT);
    }
}
