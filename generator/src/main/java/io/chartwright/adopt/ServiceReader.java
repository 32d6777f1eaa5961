package io.chartwright.adopt;

import io.chartwright.adopt.Claim.Expected;
import io.chartwright.model.Fate;
import io.chartwright.model.Mapping;
import io.chartwright.model.Node;
import java.util.List;
import java.util.Optional;

/** How a tier is reached, as values: its Service, and where TLS ends. */
final class ServiceReader {
    private static final String AWS = "service.beta.kubernetes.io/aws-load-balancer-";
    private static final String CERTIFICATE = AWS + "ssl-cert";
    private static final String PLAIN =
            "The manifests have no certificate, so this stays plain HTTP. Choose loadBalancer, pod or upstream when you have one.";

    private final Tier tier;
    private final Ledger ledger;

    ServiceReader(Tier tier, Ledger ledger) {
        this.tier = tier;
        this.ledger = ledger;
    }

    /**
     * Reads the Service.
     *
     * @param isPodTls whether the tier's own container ends TLS
     */
    void read(FieldTable table, boolean isPodTls) {
        String termination = termination(isPodTls);
        put(
                List.of("tls", "termination"),
                ValuesDraft.text(termination),
                termination.equals("none") ? PLAIN : source());
        if (tier.service().isEmpty()) {
            put(List.of("service", "type"), ValuesDraft.text("ClusterIP"), source());
            clearLoadBalancer();
            return;
        }
        InputObject service = tier.service().get();
        certificate(service);
        if (!service.text("spec type").equals("LoadBalancer")) {
            put(
                    List.of("service", "type"),
                    ValuesDraft.text(service.text("spec type").isEmpty() ? "ClusterIP" : service.text("spec type")),
                    source());
            clearLoadBalancer();
        }
        ports(service, termination.equals("loadBalancer") || termination.equals("pod") ? "https" : "http");
        new TableReader(table, ledger, tier).read(service);
    }

    private String termination(boolean isPodTls) {
        if (isPodTls) {
            return "pod";
        }
        boolean hasCertificate = tier.service()
                .flatMap(service -> service.mapping("metadata annotations").text(CERTIFICATE))
                .isPresent();
        if (hasCertificate) {
            return "loadBalancer";
        }
        boolean isTlsBefore = tier.ingress()
                        .filter(ingress -> !ingress.mapping("spec").items("tls").isEmpty())
                        .isPresent()
                || ledger.values().effective("runtime.baseUrl").startsWith("https:");
        return isTlsBefore ? "upstream" : "none";
    }

    /** What an overlay says of its load balancer is nothing for another kind of Service. */
    private void clearLoadBalancer() {
        if (!ledger.values()
                .effective(tier.name() + ".service.loadBalancerClass")
                .isEmpty()) {
            put(List.of("service", "loadBalancerClass"), ValuesDraft.text(""), source());
        }
    }

    private void certificate(InputObject service) {
        FieldPath path = FieldPath.of("metadata annotations").then(CERTIFICATE);
        path.in(service.tree())
                .ifPresent(node ->
                        ledger.carry(service, path, node, keys("tls", "certificateArn"), node, expected(path, node)));
        for (String name : List.of("ssl-ports", "ssl-negotiation-policy")) {
            FieldPath other = FieldPath.of("metadata annotations").then(AWS + name);
            other.in(service.tree())
                    .ifPresent(node -> ledger.compare(
                            service,
                            other,
                            node,
                            expected(other, node),
                            "The overlay's own: the one port that has TLS, and TLS 1.2 and 1.3."));
        }
    }

    private void ports(InputObject service, String protocol) {
        List<Node> ports = service.mapping("spec").items("ports");
        int chosen = chosen(ports, protocol);
        for (int i = 0; i < ports.size(); i++) {
            FieldPath at = FieldPath.of("spec ports").then("[" + i + "]");
            boolean isPlainBeside =
                    protocol.equals("https") && number(ports.get(i)).equals("80");
            if (i != chosen) {
                FieldPath.leaves(ports.get(i))
                        .forEach((path, node) -> ledger.decide(
                                service,
                                at.with(path.steps()),
                                node,
                                isPlainBeside ? Fate.DROPPED : Fate.REFUSED,
                                "",
                                isPlainBeside ? "No plain HTTP beside HTTPS." : "The chart's Service has one port."));
                continue;
            }
            FieldPath port = at.then("port");
            Expected expected =
                    new Expected("Service", tier.name(), FieldPath.of("spec ports [0] port"), number(ports.get(i)));
            port.in(service.tree())
                    .ifPresent(node ->
                            ledger.carry(service, port, node, keys("service", "ports", protocol), node, expected));
        }
    }

    private static int chosen(List<Node> ports, String protocol) {
        for (int i = 0; i < ports.size(); i++) {
            if (number(ports.get(i)).equals(protocol.equals("https") ? "443" : "80")) {
                return i;
            }
        }
        return 0;
    }

    private static String number(Node port) {
        return port instanceof Mapping mapping
                ? mapping.get("port").map(Ledger::text).orElse("")
                : "";
    }

    private Expected expected(FieldPath path, Node node) {
        return new Expected("Service", tier.name(), path, Ledger.text(node));
    }

    private List<String> keys(String... keys) {
        return java.util.stream.Stream.concat(java.util.stream.Stream.of(tier.name()), java.util.stream.Stream.of(keys))
                .toList();
    }

    private void put(List<String> keys, Node value, String source) {
        ledger.values().put(keys(keys.toArray(String[]::new)), value, source);
    }

    private String source() {
        Optional<InputObject> from = tier.ingress().or(tier::service);
        return Ledger.source(from.orElse(tier.deployment()));
    }
}
