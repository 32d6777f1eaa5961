package io.chartwright.kubernetes;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which requests admission is about: operations, groups, versions and resources. */
final class AdmissionRules {
    private AdmissionRules() {}

    /** Says what is wrong with the rule. */
    static void check(Place rule, boolean hasNames) {
        for (String name : List.of("apiGroups", "apiVersions")) {
            rule.at(name).require("list at least one, or \"*\"");
            checkStar(rule.at(name));
        }
        for (Place version : rule.at("apiVersions").items()) {
            if (version.textOrEmpty().isEmpty() && version.text().isPresent()) {
                version.refuse("is empty", "write a version such as v1");
            }
        }
        Place operations = rule.at("operations");
        operations.require("list at least one, such as CREATE");
        checkStar(operations);
        operations.items().forEach(operation -> operation.oneOf(List.of("*", "CREATE", "UPDATE", "DELETE", "CONNECT")));
        checkResources(rule.at("resources"));
        rule.at("scope").oneOf(List.of("*", "Cluster", "Namespaced"));
        if (hasNames) {
            checkNames(rule.at("resourceNames"));
        }
    }

    private static void checkNames(Place names) {
        Set<String> seen = new HashSet<>();
        for (Place name : names.items()) {
            name.must(Names.PATH_SEGMENT);
            name.text()
                    .filter(text -> !seen.add(text))
                    .ifPresent(text -> name.refuse("'" + text + "' is there already", "list it once"));
        }
    }

    private static void checkStar(Place list) {
        if (list.items().size() > 1
                && list.items().stream().anyMatch(item -> item.textOrEmpty().equals("*"))) {
            list.refuse("holds '*' beside others", "keep '*' alone");
        }
    }

    private static void checkResources(Place resources) {
        resources.require("list at least one resource, such as pods");
        List<String> all = resources.items().stream().map(Place::textOrEmpty).toList();
        checkEach(resources, all.size());
        boolean hasPart = all.stream().anyMatch(text -> text.contains("/"));
        if (all.size() > 1 && all.contains("*") && !hasPart) {
            resources.refuse("holds '*' beside others", "keep '*' alone");
        }
    }

    private static void checkEach(Place resources, int count) {
        Set<String> wholes = new HashSet<>();
        Set<String> parts = new HashSet<>();
        for (Place resource : resources.items()) {
            String text = resource.textOrEmpty();
            if (text.isEmpty()) {
                if (resource.text().isPresent()) {
                    resource.refuse("is empty", "write a resource such as pods");
                }
                continue;
            }
            if (text.equals("*/*") && count > 1) {
                resource.refuse("'*/*' stands alone", "remove the others");
            }
            int slash = text.indexOf('/');
            if (slash < 0) {
                continue;
            }
            String whole = text.substring(0, slash);
            String part = text.substring(slash + 1);
            if (wholes.contains(whole) || parts.contains(part)) {
                resource.refuse("'" + text + "' is among the others", "remove it");
            }
            if (part.equals("*")) {
                wholes.add(whole);
            }
            if (whole.equals("*")) {
                parts.add(part);
            }
        }
    }
}
