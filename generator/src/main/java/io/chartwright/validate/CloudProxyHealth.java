package io.chartwright.validate;

import io.chartwright.model.Finding;
import io.chartwright.model.Mapping.Entry;
import io.chartwright.model.Severity;
import io.chartwright.nginx.NginxConfig.Directive;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The port that a Network Load Balancer of AWS checks by HTTP expects the PROXY protocol, which the check begins with when
 * it is on. With targets that are instances, and Local, kube-proxy answers the check: the catalogue has that.
 */
final class CloudProxyHealth {
    private static final String AWS = "service.beta.kubernetes.io/aws-load-balancer-";
    private static final String HEALTH_PORT = AWS + "healthcheck-port";
    private static final String TRAFFIC = "traffic-port";
    private static final String RULE = "cloud/conflict";

    /**
     * Returns what is wrong with the health check.
     *
     * @param service the Service
     * @param proxy the annotation that turns the PROXY protocol on
     * @param listeners where the NGINX behind the Service listens, as far as it is known
     */
    Optional<Finding> check(CloudObject service, Entry proxy, List<Directive> listeners) {
        boolean isOfPods = service.value(AWS + "nlb-target-type")
                        .filter("ip"::equals)
                        .isPresent()
                || service.value(CloudReaders.AWS_TYPE).filter("nlb-ip"::equals).isPresent();
        boolean isHttp = service.value(AWS + "healthcheck-protocol")
                .filter(word -> word.toLowerCase(Locale.ROOT).startsWith("http"))
                .isPresent();
        if (!proxy.key().startsWith(AWS) || !isOfPods || !isHttp) {
            return Optional.empty();
        }
        Optional<Entry> other = service.annotation(HEALTH_PORT).filter(entry -> !isServed(service, entry));
        if (other.isPresent()) {
            String port = CloudObject.value(other.get());
            return listeners.stream().anyMatch(listen -> isAt(listen, port) && CloudProxyProtocol.expects(listen))
                    ? Optional.empty()
                    : Optional.of(otherPort(service, other.get(), port));
        }
        return listeners.isEmpty() ? Optional.of(samePort(service, proxy)) : Optional.empty();
    }

    private static Finding otherPort(CloudObject service, Entry entry, String port) {
        return Finding.warning(
                        RULE,
                        entry.location(),
                        service + " checks port " + port + " by HTTP, with the PROXY protocol that is on",
                        "have port " + port + " expect the PROXY protocol, or check '" + TRAFFIC + "' or by TCP")
                .because("a port that does not expect it fails every check, and all pods are taken out");
    }

    private static Finding samePort(CloudObject service, Entry proxy) {
        return new Finding(
                Severity.INFO,
                RULE,
                proxy.location(),
                service + " has the PROXY protocol on, so that the HTTP health check speaks it too",
                "pods that do not expect it there fail every check",
                "see that they expect it, or check by TCP");
    }

    /** Returns whether the port is one that serves, so that it expects the PROXY protocol anyway. */
    private static boolean isServed(CloudObject service, Entry health) {
        String port = CloudObject.value(health).strip();
        return port.equals(TRAFFIC)
                || service.field(List.of("spec", "ports", "name")).contains(port)
                || service.field(List.of("spec", "ports", "targetPort")).contains(port);
    }

    private static boolean isAt(Directive listen, String port) {
        String address = listen.argument(0);
        return address.substring(address.lastIndexOf(':') + 1).equals(port);
    }
}
