package io.chartwright.kubernetes;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Filters and backends of routes; from the rules of Gateway API 1. */
final class RouteFilters {
    /** The filters of which a list may hold more than one. */
    private static final Set<String> REPEATABLE = Set.of("RequestMirror", "ExtensionRef");

    private static final long WHOLE = 100;

    private RouteFilters() {}

    /** Says what is wrong with filters whose types have their settings in the fields of the map. */
    static void check(Place filters, Map<String, String> fields) {
        Unique types = new Unique();
        for (Place filter : filters.items()) {
            String type = filter.at("type").textOrEmpty();
            fields.forEach((name, field) -> {
                if (name.equals(type) && !filter.at(field).isThere()) {
                    filter.at(field).refuse("is required for type " + name, "write what the filter does");
                } else if (!name.equals(type)) {
                    filter.at(field).forbid("does not go with type " + type, "remove it");
                }
            });
            if (!REPEATABLE.contains(type)) {
                types.check(filter.at("type"));
            }
            checkMirror(filter.at("requestMirror"));
        }
    }

    /** Says that a reference to a Service lacks the port. */
    static void checkBackend(Place backend) {
        boolean isService = backend.at("group").isEmpty()
                && backend.at("kind").text().orElse("Service").equals("Service");
        if (isService && !backend.at("port").isThere()) {
            backend.at("port").refuse("is required for a Service", "write the number of the port");
        }
    }

    private static void checkMirror(Place mirror) {
        if (!mirror.isThere()) {
            return;
        }
        OneOf.atMost(mirror, List.of("percent", "fraction"));
        if (mirror.at("backendRef").isThere()) {
            checkBackend(mirror.at("backendRef"));
        }
        Place numerator = mirror.at("fraction", "numerator");
        long whole = mirror.at("fraction", "denominator").integer().orElse(WHOLE);
        numerator
                .integer()
                .filter(part -> part > whole)
                .ifPresent(part ->
                        numerator.refuse(part + " is more than the denominator, " + whole, "write at most " + whole));
    }
}
