package io.chartwright.kubernetes;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The references of a route to its gateways, and of a policy to its targets; from the rules of Gateway API 1. */
final class RouteParents {
    private RouteParents() {}

    /** Says of each reference that repeats one before it, and of each that must name a section to be told apart. */
    static void check(Place references) {
        Map<String, Set<String>> sections = new HashMap<>();
        for (Place reference : references.items()) {
            String target = String.join(
                    "/",
                    List.of(
                            reference.at("group").text().orElse("gateway.networking.k8s.io"),
                            reference.at("kind").text().orElse("Gateway"),
                            reference.at("namespace").textOrEmpty(),
                            reference.at("name").textOrEmpty()));
            String section = reference.at("sectionName").textOrEmpty();
            Set<String> seen = sections.computeIfAbsent(target, key -> new HashSet<>());
            if (!seen.add(section)) {
                reference.refuse(
                        "refers to '" + reference.at("name").textOrEmpty() + "' as one before it does",
                        "remove one of the two, or give each another sectionName");
            } else if (seen.contains("") && seen.size() > 1) {
                reference.refuse(
                        "refers to '" + reference.at("name").textOrEmpty()
                                + "', which is there once with and once without a sectionName",
                        "give each of them a sectionName, or keep one");
            }
        }
    }
}
