package io.chartwright.kubernetes;

import java.util.Map;
import java.util.Set;

/** What the definition of GRPCRoute says in expressions, which are not evaluated here; from the rules of Gateway API 1. */
final class GrpcRouteCheck implements KindCheck {
    private static final Map<String, String> FILTERS = Map.of(
            "RequestHeaderModifier", "requestHeaderModifier",
            "ResponseHeaderModifier", "responseHeaderModifier",
            "RequestMirror", "requestMirror",
            "ExtensionRef", "extensionRef");
    private static final String WORD = "[A-Za-z_][A-Za-z_0-9]*";

    private static final Format SERVICE = new Format(
            text -> text.matches("\\.?" + WORD + "(\\." + WORD + ")*"),
            "a gRPC service",
            "a name such as shop.v1.Cart");

    private static final Format METHOD =
            new Format(text -> text.matches(WORD), "a gRPC method", "a name such as AddItem");

    @Override
    public Set<String> kinds() {
        return Set.of("GRPCRoute.gateway.networking.k8s.io");
    }

    @Override
    public void check(Place object, Minor minor) {
        RouteParents.check(object.at("spec", "parentRefs"));
        for (Place rule : object.at("spec", "rules").items()) {
            rule.at("matches").items().forEach(match -> checkMethod(match.at("method")));
            for (Place backend : rule.at("backendRefs").items()) {
                RouteFilters.checkBackend(backend);
                RouteFilters.check(backend.at("filters"), FILTERS);
            }
            RouteFilters.check(rule.at("filters"), FILTERS);
        }
    }

    private static void checkMethod(Place method) {
        if (!method.isThere()) {
            return;
        }
        Place service = method.at("service");
        Place name = method.at("method");
        if (!service.isThere() && !name.isThere()) {
            method.refuse("has neither service nor method", "name one of them, or remove 'method' to match every call");
        }
        if (method.at("type").text().orElse("Exact").equals("Exact")) {
            service.must(SERVICE);
            name.must(METHOD);
        }
    }
}
