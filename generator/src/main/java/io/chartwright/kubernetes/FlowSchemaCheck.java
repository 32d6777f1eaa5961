package io.chartwright.kubernetes;

import java.util.List;
import java.util.Set;

/** Rules of a FlowSchema; from {@code pkg/apis/flowcontrol/validation}. */
final class FlowSchemaCheck implements KindCheck {
    private static final Set<String> VERBS =
            Set.of("create", "delete", "deletecollection", "get", "list", "patch", "proxy", "update", "watch");

    @Override
    public Set<String> kinds() {
        return Set.of("FlowSchema.flowcontrol.apiserver.k8s.io");
    }

    @Override
    public void check(Place object, Minor minor) {
        Place spec = object.at("spec");
        Place level = spec.at("priorityLevelConfiguration", "name");
        level.require("write the name of a PriorityLevelConfiguration");
        if (!level.isEmpty()) {
            level.must(Names.DNS_SUBDOMAIN);
        }
        Place precedence = spec.at("matchingPrecedence");
        if (precedence.integer().orElse(1000L) != 0) {
            precedence.within(1, 10000);
        }
        if (precedence.integer().orElse(0L) == 1
                && !object.at("metadata", "name").textOrEmpty().equals("exempt")) {
            precedence.refuse("1 belongs to the schema named exempt", "write 2 or more");
        }
        Place method = spec.at("distinguisherMethod", "type");
        if (spec.at("distinguisherMethod").isThere()) {
            method.oneOf(List.of("ByUser", "ByNamespace"));
            method.require("write ByUser or ByNamespace");
        }
        for (Place rule : spec.at("rules").items()) {
            rule.at("subjects").require("list at least one subject");
            rule.at("subjects").items().forEach(FlowSchemaCheck::checkSubject);
            if (rule.at("resourceRules").isEmpty()
                    && rule.at("nonResourceRules").isEmpty()) {
                rule.refuse("has neither resourceRules nor nonResourceRules", "write one of them");
            }
            rule.at("resourceRules").items().forEach(FlowSchemaCheck::checkResources);
            rule.at("nonResourceRules").items().forEach(FlowSchemaCheck::checkUrls);
        }
    }

    private static void checkSubject(Place subject) {
        Place kind = subject.at("kind");
        String field =
                switch (kind.textOrEmpty()) {
                    case "User" -> "user";
                    case "Group" -> "group";
                    case "ServiceAccount" -> "serviceAccount";
                    default -> "";
                };
        if (field.isEmpty()) {
            kind.refuse("'" + kind.textOrEmpty() + "' is none of User, Group, ServiceAccount", "write one of them");
            return;
        }
        for (String other : List.of("user", "group", "serviceAccount")) {
            if (!other.equals(field)) {
                subject.at(other).forbid("does not go with kind " + kind.textOrEmpty(), "remove it");
            }
        }
        Place who = subject.at(field);
        if (!who.isThere()) {
            who.refuse("is required for kind " + kind.textOrEmpty(), "say who is meant");
            return;
        }
        who.at("name").require("say who is meant");
        if (field.equals("serviceAccount")) {
            who.at("namespace").require("write the namespace of the ServiceAccount");
            if (!who.at("namespace").isEmpty()
                    && !who.at("namespace").textOrEmpty().equals("*")) {
                who.at("namespace").must(Names.DNS_LABEL);
            }
            if (!who.at("name").isEmpty() && !who.at("name").textOrEmpty().equals("*")) {
                who.at("name").must(Names.DNS_SUBDOMAIN);
            }
        }
    }

    private static void checkVerbs(Place verbs) {
        verbs.require("list at least one verb, or *");
        checkStar(verbs);
        for (Place verb : verbs.items()) {
            String text = verb.textOrEmpty();
            if (!text.equals("*") && !VERBS.contains(text)) {
                verb.refuse("'" + text + "' is no verb of Kubernetes", "write one such as get");
            }
        }
    }

    private static void checkStar(Place list) {
        if (list.items().size() > 1
                && list.items().stream().anyMatch(item -> item.textOrEmpty().equals("*"))) {
            list.refuse("holds '*' beside others", "keep '*' alone");
        }
    }

    private static void checkResources(Place rule) {
        checkVerbs(rule.at("verbs"));
        for (String name : List.of("apiGroups", "resources")) {
            rule.at(name).require("list at least one, or *");
            checkStar(rule.at(name));
        }
        if (rule.at("namespaces").isEmpty() && !rule.at("clusterScope").isTrue()) {
            rule.at("namespaces").refuse("is required without clusterScope", "list namespaces, or *");
        }
        checkStar(rule.at("namespaces"));
        for (Place namespace : rule.at("namespaces").items()) {
            if (!namespace.textOrEmpty().equals("*")) {
                namespace.must(Names.DNS_LABEL);
            }
        }
    }

    private static void checkUrls(Place rule) {
        checkVerbs(rule.at("verbs"));
        Place urls = rule.at("nonResourceURLs");
        urls.require("list at least one path, or *");
        checkStar(urls);
        for (Place url : urls.items()) {
            String text = url.textOrEmpty();
            boolean isPath = text.equals("*") || text.equals("/") || text.matches("/[^ *]*[^ */]|/([^ *]*/)?\\*");
            if (!isPath || text.contains("//")) {
                url.refuse("'" + text + "' is no path", "write a path such as /healthz");
            }
        }
    }
}
