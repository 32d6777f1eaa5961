package io.chartwright.kubernetes;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Ports of the node that containers take. */
final class HostPortsCheck {

    private HostPortsCheck() {}

    static void check(PodContext pod) {
        List<Place> containers = pod.spec().at("containers").items();
        conflicts(containers, pod);
        // An init container runs by itself, so it may take a port that another container takes.
        pod.spec().at("initContainers").items().forEach(container -> conflicts(List.of(container), pod));
        if (pod.hostNetwork()) {
            containers.forEach(HostPortsCheck::sameAsContainerPort);
        }
    }

    private static void sameAsContainerPort(Place container) {
        for (Place port : container.at("ports").items()) {
            long host = port.at("hostPort").integer().orElse(0L);
            long inside = port.at("containerPort").integer().orElse(0L);
            if (host != 0 && host != inside) {
                port.at("hostPort")
                        .refuse(
                                host + " is not the containerPort " + inside + ", as it must be with hostNetwork",
                                "remove hostPort");
            }
        }
    }

    private static void conflicts(List<Place> containers, PodContext pod) {
        Set<String> taken = new HashSet<>();
        for (Place container : containers) {
            for (Place port : container.at("ports").items()) {
                // A pod in its node's network gets its container ports as ports of the node.
                boolean byDefault = pod.isPod() && pod.hostNetwork();
                long asked = port.at("hostPort").integer().orElse(0L);
                long host = asked == 0 && byDefault
                        ? port.at("containerPort").integer().orElse(0L)
                        : asked;
                if (host != 0) {
                    String protocol = port.at("protocol")
                            .text()
                            .filter(text -> !text.isEmpty())
                            .orElse("TCP");
                    if (!taken.add(protocol + "/" + port.at("hostIP").textOrEmpty() + "/" + host)) {
                        Place place = asked == 0 ? port.at("containerPort") : port.at("hostPort");
                        place.refuse(
                                "port " + host + " of the node, with protocol " + protocol
                                        + ", is taken by a port before",
                                "give each port another number");
                    }
                }
            }
        }
    }
}
