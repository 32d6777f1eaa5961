package io.chartwright.validate;

import io.chartwright.annotations.Catalogue;
import io.chartwright.annotations.CloudAnnotation;
import io.chartwright.annotations.Role;
import io.chartwright.model.Finding;
import io.chartwright.model.Mapping.Entry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Names of load balancers are short enough and are not given twice; Services that share an address share no port. */
final class CloudNames implements CloudCheck {
    private static final String RULE = "cloud/name";
    private static final String GROUP = "alb.ingress.kubernetes.io/group.name";
    private static final String RESERVED = "internal-";

    private final Catalogue catalogue;

    CloudNames(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public List<Finding> check(List<CloudObject> objects, Target target) {
        List<Finding> findings = new ArrayList<>();
        Map<String, CloudObject> names = new HashMap<>();
        Map<String, CloudObject> ports = new HashMap<>();
        Map<String, CloudObject> sharers = new HashMap<>();
        for (CloudObject object : objects) {
            for (Entry entry : object.annotations()) {
                for (CloudAnnotation known : catalogue.find(entry.key())) {
                    if (known.role() == Role.NAME && !CloudObject.value(entry).isBlank()) {
                        name(object, entry, known, names, findings);
                    } else if (known.role() == Role.SHARED_ADDRESS) {
                        port(object, entry, ports, findings);
                        pods(object, entry, sharers, findings);
                    }
                }
            }
        }
        return findings.stream().distinct().toList();
    }

    private static void name(
            CloudObject object,
            Entry entry,
            CloudAnnotation known,
            Map<String, CloudObject> names,
            List<Finding> findings) {
        String name = CloudObject.value(entry);
        if (name.length() > known.longest()) {
            findings.add(Finding.error(
                    RULE,
                    entry.location(),
                    object + " names its load balancer '" + name + "', which has " + name.length() + " characters",
                    "use " + known.longest() + " at most"));
        }
        if (known.controller().cloud().equals("aws") && name.startsWith(RESERVED)) {
            findings.add(Finding.error(
                    RULE,
                    entry.location(),
                    object + " names its load balancer '" + name + "', and AWS keeps '" + RESERVED + "' for itself",
                    "begin it with something else"));
        }
        CloudObject other = names.putIfAbsent(entry.key() + " " + name, object);
        boolean isShared = object.value(GROUP).isPresent();
        if (other != null && !other.equals(object) && !isShared) {
            findings.add(Finding.error(
                            RULE,
                            entry.location(),
                            object + " and " + other + " name their load balancers '" + name + "'",
                            "give each its own name, or none")
                    .because("a name is unique in its account and region"));
        }
    }

    private static void port(CloudObject object, Entry entry, Map<String, CloudObject> ports, List<Finding> findings) {
        List<String> protocols = object.field(List.of("spec", "ports", "protocol"));
        String protocol = protocols.stream().distinct().count() == 1 ? protocols.get(0) : "TCP";
        for (String port : object.field(List.of("spec", "ports", "port"))) {
            CloudObject other = ports.putIfAbsent(CloudObject.value(entry) + " " + protocol + " " + port, object);
            if (other != null && !other.equals(object)) {
                findings.add(Finding.error(
                                "cloud/conflict",
                                entry.location(),
                                object + " and " + other + " share an address and port " + port,
                                "give each its own port, or its own address")
                        .because("one of them stays without an address"));
            }
        }
    }

    /** Where one Service wants traffic to stay on a node, both must lead to the same pods. */
    private static void pods(
            CloudObject object, Entry entry, Map<String, CloudObject> sharers, List<Finding> findings) {
        CloudObject other = sharers.putIfAbsent(CloudObject.value(entry), object);
        if (other != null
                && (isLocal(object) || isLocal(other))
                && !selector(object).equals(selector(other))) {
            findings.add(Finding.error(
                            "cloud/conflict",
                            entry.location(),
                            object + " and " + other
                                    + " share an address with other selectors and externalTrafficPolicy Local",
                            "write externalTrafficPolicy Cluster in both, or the same selector")
                    .because("one of them stays without an address"));
        }
    }

    private static boolean isLocal(CloudObject service) {
        return service.field("spec", "externalTrafficPolicy")
                .filter("Local"::equals)
                .isPresent();
    }

    private static Map<String, String> selector(CloudObject service) {
        Map<String, String> selector = new HashMap<>();
        service.tree().mapping("spec").flatMap(spec -> spec.mapping("selector")).ifPresent(labels -> labels.entries()
                .values()
                .forEach(label -> selector.put(label.key(), CloudObject.value(label))));
        return selector;
    }
}
