package io.chartwright.kubernetes;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Peers and ports of a NetworkPolicy; from {@code pkg/apis/networking/validation}. */
final class NetworkPolicyCheck implements KindCheck {

    @Override
    public Set<String> kinds() {
        return Set.of("NetworkPolicy.networking.k8s.io");
    }

    @Override
    public void check(Place object, Minor minor) {
        Place spec = object.at("spec");
        Selectors.check(spec.at("podSelector"));
        for (Place rule : spec.at("ingress").items()) {
            rule.at("ports").items().forEach(NetworkPolicyCheck::checkPort);
            rule.at("from").items().forEach(peer -> checkPeer(peer, minor));
        }
        for (Place rule : spec.at("egress").items()) {
            rule.at("ports").items().forEach(NetworkPolicyCheck::checkPort);
            rule.at("to").items().forEach(peer -> checkPeer(peer, minor));
        }
        Place types = spec.at("policyTypes");
        if (types.items().size() > 2) {
            types.refuse("has more than two items", "list Ingress and Egress at most");
        }
        types.items().forEach(type -> type.oneOf(List.of("Ingress", "Egress")));
    }

    private static void checkPort(Place port) {
        port.at("protocol").oneOf(List.of("TCP", "UDP", "SCTP"));
        Place number = port.at("port");
        Place end = port.at("endPort");
        if (number.isThere()) {
            number.within(1, 65535);
            number.must(Names.PORT_NAME);
        }
        if (!end.isThere()) {
            return;
        }
        if (!number.isThere()) {
            end.refuse("needs port, where the range begins", "write port");
        } else if (number.text().isPresent()) {
            end.refuse("does not go with a port that is named", "write the number of the port");
        } else {
            end.within(Math.max(1, number.integer().orElse(1L)), 65535);
        }
    }

    private static void checkPeer(Place peer, Minor minor) {
        Place block = peer.at("ipBlock");
        Place pods = peer.at("podSelector");
        Place namespaces = peer.at("namespaceSelector");
        Selectors.check(pods);
        Selectors.check(namespaces);
        if (block.isThere()) {
            if (pods.isThere() || namespaces.isThere()) {
                peer.refuse("has an ipBlock beside a selector", "write them as two peers");
            }
            checkBlock(block, minor);
        } else if (!pods.isThere() && !namespaces.isThere()) {
            peer.refuse("says nothing", "write podSelector, namespaceSelector or ipBlock");
        }
    }

    private static void checkBlock(Place block, Minor minor) {
        Place cidr = block.at("cidr");
        cidr.require("write a range such as 10.0.0.0/8");
        if (!cidr.isEmpty()) {
            cidr.must(IpBlock.form(minor));
        }
        Optional<IpBlock> range = cidr.text().flatMap(text -> IpBlock.parse(text, minor));
        for (Place except : block.at("except").items()) {
            except.must(IpBlock.form(minor));
            Optional<IpBlock> part = except.text().flatMap(text -> IpBlock.parse(text, minor));
            if (range.isPresent() && part.isPresent() && !range.get().isWiderThan(part.get())) {
                except.refuse(
                        "'" + except.textOrEmpty() + "' is no part of " + cidr.textOrEmpty(),
                        "write a smaller range inside of cidr");
            }
        }
    }
}
