package io.chartwright.kubernetes;

import java.util.List;
import java.util.Set;

/** Rules, backends and TLS of an Ingress; from {@code pkg/apis/networking/validation}. */
final class IngressCheck implements KindCheck {
    private static final String CLASS_ANNOTATION = "kubernetes.io/ingress.class";
    private static final List<String> PATH_TYPES = List.of("Exact", "Prefix", "ImplementationSpecific");
    private static final List<String> PARTS_THAT_MISLEAD = List.of("//", "/./", "/../", "%2f", "%2F");

    @Override
    public Set<String> kinds() {
        return Set.of("Ingress.networking.k8s.io");
    }

    @Override
    public void check(Place object, Minor minor) {
        Place spec = object.at("spec");
        Place className = spec.at("ingressClassName");
        Place annotation = object.at("metadata", "annotations").at(CLASS_ANNOTATION);
        if (className.isThere()
                && annotation.isThere()
                && !annotation.textOrEmpty().equals(className.textOrEmpty())) {
            annotation.refuse("is not spec.ingressClassName", "remove the annotation");
        }
        className.must(Names.DNS_SUBDOMAIN);
        Place backend = spec.at("defaultBackend");
        if (spec.at("rules").isEmpty() && !backend.isThere()) {
            spec.refuse("has neither rules nor defaultBackend", "write one of them");
        }
        if (backend.isThere()) {
            IngressBackends.check(backend, minor);
        }
        for (Place rule : spec.at("rules").items()) {
            checkRule(rule, minor);
        }
        for (Place tls : spec.at("tls").items()) {
            tls.at("hosts").items().forEach(IngressCheck::checkTlsHost);
            if (!tls.at("secretName").isEmpty()) {
                tls.at("secretName").must(Names.DNS_SUBDOMAIN);
            }
        }
    }

    private static void checkTlsHost(Place host) {
        host.must(host.textOrEmpty().contains("*") ? Names.WILDCARD_SUBDOMAIN : Names.DNS_SUBDOMAIN);
    }

    private static void checkRule(Place rule, Minor minor) {
        Place host = rule.at("host");
        if (IpNumber.parse(host.textOrEmpty(), minor).isPresent()) {
            host.refuse("'" + host.textOrEmpty() + "' is an address, not a host name", "write a host name");
        } else if (!host.isEmpty()) {
            checkTlsHost(host);
        }
        Place http = rule.at("http");
        if (http.isThere()) {
            http.at("paths").require("list at least one path");
        }
        for (Place path : http.at("paths").items()) {
            checkPath(path);
            IngressBackends.check(path.at("backend"), minor);
        }
    }

    private static void checkPath(Place item) {
        Place type = item.at("pathType");
        if (!type.isThere()) {
            type.refuse("is required", "write one of " + String.join(", ", PATH_TYPES));
            return;
        }
        type.oneOf(PATH_TYPES);
        Place path = item.at("path");
        String text = path.textOrEmpty();
        boolean isFree = type.textOrEmpty().equals("ImplementationSpecific");
        if (!text.startsWith("/") && !(isFree && text.isEmpty())) {
            path.refuse("'" + text + "' does not begin with '/'", "write a path such as /api");
        }
        if (isFree || !PATH_TYPES.contains(type.textOrEmpty())) {
            return;
        }
        for (String part : PARTS_THAT_MISLEAD) {
            if (text.contains(part)) {
                path.refuse("'" + part + "' may not be in a path", "write the path that clients ask for");
            }
        }
        if (text.endsWith("/.") || text.endsWith("/..")) {
            path.refuse("'" + text + "' may not end with a dot", "write the path that clients ask for");
        }
    }
}
