package io.chartwright.kubernetes;

import java.util.List;
import java.util.Set;

/** Type of a Service and the fields that go with it; from {@code pkg/apis/core/validation}, after defaults are filled in. */
final class ServiceCheck implements KindCheck {
    private static final List<String> TYPES = List.of("ClusterIP", "NodePort", "LoadBalancer", "ExternalName");
    private static final String TOPOLOGY_MODE = "service.kubernetes.io/topology-mode";
    private static final String TOPOLOGY_HINTS = "service.kubernetes.io/topology-aware-hints";
    private static final String RANGES = "service.beta.kubernetes.io/load-balancer-source-ranges";
    private static final long LONGEST_AFFINITY = 86400;

    @Override
    public Set<String> kinds() {
        return Set.of("Service");
    }

    @Override
    public void check(Place object, Minor minor) {
        Place spec = object.at("spec");
        String type = typeOf(spec);
        if (!spec.at("type").isEmpty()) {
            spec.at("type").oneOf(TYPES);
        }
        Labels.check(spec.at("selector"));
        checkExternalName(spec, type);
        checkSessionAffinity(spec);
        checkTrafficPolicies(spec, type);
        checkLoadBalancer(object, type, minor);
        for (Place address : spec.at("externalIPs").items()) {
            NonSpecialAddress.check(address, minor);
        }
        spec.at("trafficDistribution").oneOf(distributions(minor));
        checkRangesAnnotation(object, type, minor);
        checkTopologyAnnotations(object.at("metadata", "annotations"));
    }

    /** Returns the type of a Service, which is ClusterIP when nothing is said. */
    static String typeOf(Place spec) {
        return spec.at("type").isEmpty() ? "ClusterIP" : spec.at("type").textOrEmpty();
    }

    private static List<String> distributions(Minor minor) {
        return minor.number() >= 34
                ? List.of("PreferClose", "PreferSameZone", "PreferSameNode")
                : List.of("PreferClose");
    }

    private static void checkExternalName(Place spec, String type) {
        if (!type.equals("ExternalName")) {
            return;
        }
        Place name = spec.at("externalName");
        name.require("write the DNS name that the Service stands for");
        name.text()
                .filter(text -> !text.isEmpty())
                .map(text -> text.endsWith(".") ? text.substring(0, text.length() - 1) : text)
                .flatMap(Names.DNS_SUBDOMAIN::problemOf)
                .ifPresent(problem -> name.refuse(problem, "write a host name, not an address or URL"));
    }

    private static void checkSessionAffinity(Place spec) {
        Place affinity = spec.at("sessionAffinity");
        affinity.oneOf(List.of("ClientIP", "None", ""));
        if (affinity.textOrEmpty().equals("ClientIP")) {
            Place timeout = spec.at("sessionAffinityConfig", "clientIP", "timeoutSeconds");
            timeout.within(1, LONGEST_AFFINITY);
        }
    }

    private static void checkTrafficPolicies(Place spec, String type) {
        Place external = spec.at("externalTrafficPolicy");
        boolean outside = type.equals("NodePort")
                || type.equals("LoadBalancer")
                || (type.equals("ClusterIP") && !spec.at("externalIPs").isEmpty());
        if (outside) {
            external.oneOf(List.of("Cluster", "Local", ""));
        } else if (!external.isEmpty()) {
            external.refuse(
                    "goes only with a Service that is reached from outside",
                    "remove it, or use type LoadBalancer or NodePort");
        }
        Place internal = spec.at("internalTrafficPolicy");
        if (!type.equals("ExternalName")) {
            internal.oneOf(List.of("Cluster", "Local"));
        }
        checkHealthCheckPort(spec, type);
    }

    private static void checkHealthCheckPort(Place spec, String type) {
        Place port = spec.at("healthCheckNodePort");
        boolean isUsed = type.equals("LoadBalancer")
                && spec.at("externalTrafficPolicy").textOrEmpty().equals("Local");
        if (port.integer().orElse(0L) != 0 && !isUsed) {
            port.refuse(
                    "goes only with type LoadBalancer and externalTrafficPolicy Local",
                    "remove it, or set externalTrafficPolicy: Local");
        } else if (port.integer().orElse(0L) != 0) {
            port.within(ServicePortsCheck.FIRST_NODE_PORT, ServicePortsCheck.LAST_NODE_PORT);
        }
    }

    private static void checkTopologyAnnotations(Place annotations) {
        Place mode = annotations.at(TOPOLOGY_MODE);
        Place hints = annotations.at(TOPOLOGY_HINTS);
        if (mode.isThere() && hints.isThere() && !mode.textOrEmpty().equals(hints.textOrEmpty())) {
            mode.refuse("is not the same as " + TOPOLOGY_HINTS, "remove " + TOPOLOGY_HINTS + ", its old name");
        }
    }

    private static void checkRangesAnnotation(Place object, String type, Minor minor) {
        Place ranges = object.at("metadata", "annotations").at(RANGES);
        if (!object.at("spec", "loadBalancerSourceRanges").isEmpty() || !ranges.isThere()) {
            return;
        }
        if (!type.equals("LoadBalancer")) {
            ranges.refuse("goes only with type LoadBalancer", "remove it, or set type: LoadBalancer");
            return;
        }
        for (String range : ranges.textOrEmpty().isBlank()
                ? new String[0]
                : ranges.textOrEmpty().split(",", -1)) {
            IpBlock.form(minor)
                    .problemOf(range.trim())
                    .ifPresent(problem ->
                            ranges.refuse(problem, IpBlock.form(minor).fix()));
        }
    }

    private static void checkLoadBalancer(Place object, String type, Minor minor) {
        Place spec = object.at("spec");
        Place ranges = spec.at("loadBalancerSourceRanges");
        if (!type.equals("LoadBalancer")) {
            String fix = "remove it, or set type: LoadBalancer";
            String reason = "goes only with type LoadBalancer";
            spec.at("allocateLoadBalancerNodePorts").forbid(reason, fix);
            spec.at("loadBalancerClass").forbid(reason, fix);
            if (!ranges.isEmpty()) {
                ranges.refuse(reason, fix);
            }
            return;
        }
        spec.at("loadBalancerClass").must(Names.QUALIFIED_NAME);
        for (Place range : ranges.items()) {
            range.text()
                    .map(String::trim)
                    .flatMap(IpBlock.form(minor)::problemOf)
                    .ifPresent(
                            problem -> range.refuse(problem, IpBlock.form(minor).fix()));
        }
    }
}
