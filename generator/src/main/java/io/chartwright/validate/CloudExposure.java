package io.chartwright.validate;

import io.chartwright.model.Finding;
import io.chartwright.model.Location;
import io.chartwright.model.Mapping.Entry;
import io.chartwright.model.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Whether a load balancer faces the internet, and who makes it, is stated where the controllers of AWS differ in what they do
 * otherwise. The other clouds have one default each.
 */
final class CloudExposure implements CloudCheck {
    private static final String AWS = "service.beta.kubernetes.io/aws-load-balancer-";
    private static final String SCHEME = AWS + "scheme";
    private static final String INTERNAL = AWS + "internal";
    private static final String ALB = "alb.ingress.kubernetes.io/";
    private static final String PUBLIC = "public";
    private static final String INSIDE = "internal";

    @Override
    public List<Finding> check(List<CloudObject> objects, Target target) {
        List<Finding> findings = new ArrayList<>();
        boolean isAws = target.cloud().equals(Optional.of("aws"));
        if (!isAws && target.cloud().isPresent()) {
            return List.of();
        }
        for (CloudObject object : objects) {
            if (object.kind().equals("Service")) {
                ofService(object, isAws).ifPresent(findings::add);
            } else if (object.kind().equals("Ingress")) {
                ofIngress(object).ifPresent(findings::add);
            }
        }
        return findings;
    }

    private static Optional<Finding> ofService(CloudObject service, boolean isAws) {
        Optional<Entry> first = service.annotations().stream()
                .filter(entry -> entry.key().startsWith(AWS))
                .findFirst();
        boolean isBalancer = service.field("spec", "type").equals(Optional.of("LoadBalancer"));
        if (!isBalancer || (first.isEmpty() && !isAws)) {
            return Optional.empty();
        }
        Location at = first.map(Entry::location).orElse(service.location());
        Optional<String> wanted = service.field("spec", "loadBalancerClass");
        if (wanted.isPresent()) {
            boolean isOurs =
                    wanted.get().equals("service.k8s.aws/nlb") || wanted.get().equals("eks.amazonaws.com/nlb");
            boolean isStated =
                    service.value(SCHEME).or(() -> service.value(INTERNAL)).isPresent();
            return !isOurs || isStated
                    ? Optional.empty()
                    : Optional.of(
                            unstated(service, at, SCHEME)
                                    .because(
                                            "the default, internal, can be changed by a flag of the controller, and others are public"));
        }
        return differing(service, at);
    }

    /** Without a class the cluster decides who makes the load balancer, so all who may must come to the same. */
    private static Optional<Finding> differing(CloudObject service, Location at) {
        TreeMap<String, String> outcomes = new TreeMap<>();
        String type = service.value(CloudReaders.AWS_TYPE).orElse("");
        if (!type.equals("external") && !type.equals("nlb-ip")) {
            outcomes.put("the controller built into the cluster", ofLegacy(service));
        }
        outcomes.put("the AWS Load Balancer Controller", ofController(service));
        if (new TreeSet<>(outcomes.values()).size() < 2) {
            return service.annotation(CloudReaders.AWS_TYPE)
                    .filter(entry -> type.equals("nlb"))
                    .map(entry -> unsettled(service, entry));
        }
        StringBuilder why = new StringBuilder();
        outcomes.forEach((who, what) -> why.append(why.length() == 0 ? "" : ", ")
                .append("with ")
                .append(who)
                .append(" it is ")
                .append(what));
        return Optional.of(Finding.error(
                        "cloud/exposure",
                        at,
                        service + " is public or internal depending on the controller that the cluster has",
                        "set spec.loadBalancerClass and '" + SCHEME + "'")
                .because(why.toString())
                .ofWhole());
    }

    private static Finding unsettled(CloudObject service, Entry type) {
        return new Finding(
                Severity.INFO,
                "cloud/controller",
                type.location(),
                service + " leaves it to the cluster which controller makes its load balancer",
                "the AWS Load Balancer Controller takes it where its webhook runs, whatever the type says, the controller built into"
                        + " the cluster takes it elsewhere, and EKS Auto Mode does not read the type",
                "set spec.loadBalancerClass, unless the cluster has no other controller");
    }

    private static String ofLegacy(CloudObject service) {
        return service.value(INTERNAL)
                .filter(value -> !value.equals("false"))
                .map(value -> INSIDE)
                .orElse(PUBLIC);
    }

    private static String ofController(CloudObject service) {
        Optional<String> scheme = service.value(SCHEME);
        return scheme.map(value -> value.equals("internet-facing") ? PUBLIC : INSIDE)
                .or(() -> service.value(INTERNAL).filter("false"::equals).map(value -> PUBLIC))
                .orElse(INSIDE);
    }

    private static Optional<Finding> ofIngress(CloudObject ingress) {
        return ingress.annotations().stream()
                .filter(entry -> entry.key().startsWith(ALB))
                .findFirst()
                .filter(entry -> ingress.value(ALB + "scheme").isEmpty()
                        && ingress.value(ALB + "group.name").isEmpty())
                .map(entry -> unstated(ingress, entry.location(), ALB + "scheme")
                        .because("the default, internal, can be changed by the IngressClass"));
    }

    private static Finding unstated(CloudObject object, Location at, String key) {
        return Finding.warning(
                        "cloud/exposure",
                        at,
                        object + " does not say whether its load balancer faces the internet",
                        "set '" + key + "' to 'internal' or 'internet-facing'")
                .ofWhole();
    }
}
