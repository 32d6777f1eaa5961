package io.chartwright.kubernetes;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the definition of HTTPRoute says in expressions, which are not evaluated here: paths, ports and filters; from the
 * rules of Gateway API 1.
 */
final class HttpRouteCheck implements KindCheck {
    private static final Map<String, String> FILTERS = Map.of(
            "RequestHeaderModifier", "requestHeaderModifier",
            "ResponseHeaderModifier", "responseHeaderModifier",
            "RequestMirror", "requestMirror",
            "RequestRedirect", "requestRedirect",
            "URLRewrite", "urlRewrite",
            "ExtensionRef", "extensionRef");
    private static final List<String> FORBIDDEN = List.of("//", "/./", "/../", "%2f", "%2F", "#");

    @Override
    public Set<String> kinds() {
        return Set.of("HTTPRoute.gateway.networking.k8s.io");
    }

    @Override
    public void check(Place object, Minor minor) {
        for (Place rule : object.at("spec", "rules").items()) {
            rule.at("matches").items().forEach(match -> checkPath(match.at("path")));
            for (Place backend : rule.at("backendRefs").items()) {
                checkBackend(backend);
                checkFilters(backend.at("filters"), false);
            }
            checkFilters(rule.at("filters"), !rule.at("backendRefs").isEmpty());
        }
    }

    private static void checkPath(Place path) {
        String type = path.at("type").text().orElse("PathPrefix");
        String value = path.at("value").text().orElse("/");
        if (!type.equals("Exact") && !type.equals("PathPrefix")) {
            return;
        }
        if (!value.startsWith("/")) {
            path.at("value").refuse("'" + value + "' does not begin with '/'", "write an absolute path");
        }
        FORBIDDEN.stream().filter(value::contains).findFirst().ifPresent(part -> path.at("value")
                .refuse("'" + value + "' holds '" + part + "'", "write the path without it"));
        if (value.endsWith("/..") || value.endsWith("/.")) {
            path.at("value").refuse("'" + value + "' ends with a step", "write the path without it");
        }
    }

    private static void checkBackend(Place backend) {
        boolean isService = backend.at("group").isEmpty()
                && backend.at("kind").text().orElse("Service").equals("Service");
        if (isService && !backend.at("port").isThere()) {
            backend.at("port").refuse("is required for a Service", "write the number of the port");
        }
    }

    private static void checkFilters(Place filters, boolean hasBackends) {
        Set<String> types = new HashSet<>();
        for (Place filter : filters.items()) {
            String type = filter.at("type").textOrEmpty();
            types.add(type);
            FILTERS.forEach((name, field) -> {
                if (name.equals(type) && !filter.at(field).isThere()) {
                    filter.at(field).refuse("is required for type " + name, "write what the filter does");
                } else if (!name.equals(type)) {
                    filter.at(field).forbid("does not go with type " + type, "remove it");
                }
            });
            if (type.equals("RequestRedirect") && hasBackends) {
                filter.refuse("does not go with backendRefs", "remove backendRefs: a redirect has no backend");
            }
        }
        if (types.contains("RequestRedirect") && types.contains("URLRewrite")) {
            filters.refuse("has a RequestRedirect and a URLRewrite", "keep one of the two");
        }
    }
}
