package io.chartwright.validate;

import io.chartwright.model.Finding;
import io.chartwright.model.Mapping.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What says that it faces the internet, and lets everybody in, serves more than plain HTTP. Only AWS has annotations that say
 * so; elsewhere it is the default, which nobody may have meant.
 */
final class CloudPlainHttp implements CloudCheck {
    private static final String NLB = "service.beta.kubernetes.io/aws-load-balancer-";
    private static final String ALB = "alb.ingress.kubernetes.io/";
    private static final String SCHEME = "scheme";

    /** Ports on which nothing but plain HTTP is expected. */
    private static final Set<String> PLAIN = Set.of("80", "8080");

    @Override
    public List<Finding> check(List<CloudObject> objects, Target target) {
        List<Finding> findings = new ArrayList<>();
        for (CloudObject object : objects) {
            if (object.kind().equals("Service") && isPlain(object)) {
                publicScheme(object, NLB)
                        .map(entry -> finding(object, entry, "aws-load-balancer-ssl-cert and port 443"))
                        .ifPresent(findings::add);
            } else if (object.kind().equals("Ingress") && isPlainIngress(object)) {
                publicScheme(object, ALB)
                        .map(entry ->
                                finding(object, entry, "certificate-arn, or spec.tls and listen-ports with HTTPS"))
                        .ifPresent(findings::add);
            }
        }
        return findings;
    }

    private static Optional<Entry> publicScheme(CloudObject object, String prefix) {
        return object.annotation(prefix + SCHEME)
                .filter(entry -> CloudObject.value(entry).equals("internet-facing"));
    }

    private static boolean isPlain(CloudObject service) {
        List<String> ports = service.field(List.of("spec", "ports", "port"));
        boolean isOpen = service.field("spec", "type").equals(Optional.of("LoadBalancer"))
                && service.field(List.of("spec", "loadBalancerSourceRanges")).isEmpty()
                && !has(service, "service.beta.kubernetes.io/load-balancer-source-ranges")
                && !has(service, NLB + "security-groups", NLB + "security-group-prefix-lists");
        return isOpen && !ports.isEmpty() && PLAIN.containsAll(ports) && !has(service, NLB + "ssl-cert");
    }

    private static boolean isPlainIngress(CloudObject ingress) {
        boolean isOpen = !has(ingress, ALB + "inbound-cidrs", ALB + "security-groups", ALB + "group.name");
        boolean speaksTls = has(ingress, ALB + "certificate-arn", ALB + "create-acm-cert")
                || !ingress.field(List.of("spec", "tls")).isEmpty()
                || ingress.value(ALB + "listen-ports")
                        .filter(json -> json.contains("HTTPS"))
                        .isPresent();
        return isOpen && !speaksTls;
    }

    private static boolean has(CloudObject object, String... keys) {
        return Stream.of(keys).anyMatch(key -> object.annotation(key).isPresent());
    }

    private static Finding finding(CloudObject object, Entry scheme, String means) {
        return Finding.warning(
                        "cloud/plain-http",
                        scheme.location(),
                        object + " faces the internet with plain HTTP alone",
                        "serve HTTPS too: " + means)
                .because("whoever stands between can read and change what is said, tokens and forms too");
    }
}
