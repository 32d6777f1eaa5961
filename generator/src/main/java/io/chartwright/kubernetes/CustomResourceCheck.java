package io.chartwright.kubernetes;

import io.chartwright.cel.Expressions;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Names, scope and versions of a CustomResourceDefinition; from {@code apiextensions-apiserver}. */
final class CustomResourceCheck implements KindCheck {
    private final Map<Minor, Expressions> languages;

    CustomResourceCheck(Map<Minor, Expressions> languages) {
        this.languages = languages;
    }

    @Override
    public Set<String> kinds() {
        return Set.of("CustomResourceDefinition.apiextensions.k8s.io");
    }

    @Override
    public void check(Place object, Minor minor) {
        Place spec = object.at("spec");
        Place group = spec.at("group");
        Place plural = spec.at("names", "plural");
        String wanted = plural.textOrEmpty() + "." + group.textOrEmpty();
        if (!object.at("metadata", "name").textOrEmpty().equals(wanted)) {
            object.at("metadata", "name").refuse("is not spec.names.plural, '.' and spec.group", "write " + wanted);
        }
        group.require("write a group such as example.com");
        if (!group.isEmpty()) {
            group.must(Names.DNS_SUBDOMAIN);
            if (!group.textOrEmpty().contains(".")) {
                group.refuse("'" + group.textOrEmpty() + "' has no dot", "write a domain such as example.com");
            }
        }
        checkApproval(object, group.textOrEmpty());
        Place scope = spec.at("scope");
        if (scope.isEmpty()) {
            scope.refuse("is required", "write Namespaced or Cluster");
        } else {
            scope.oneOf(List.of("Cluster", "Namespaced"));
        }
        if (spec.at("preserveUnknownFields").isTrue()) {
            spec.at("preserveUnknownFields").refuse("may not be true", "remove it");
        }
        checkNames(spec.at("names"));
        checkVersions(spec.at("versions"));
        ExpressionCheck expressions = new ExpressionCheck(languages, minor);
        spec.at("versions").items().forEach(version -> new SchemaExpressions(expressions)
                .check(version.at("schema", "openAPIV3Schema")));
        checkConversion(spec.at("conversion"));
    }

    /** Groups of the Kubernetes project need a word of its reviewers, or that there is none. */
    private static void checkApproval(Place object, String group) {
        boolean isProtected = group.equals("k8s.io")
                || group.equals("kubernetes.io")
                || group.endsWith(".k8s.io")
                || group.endsWith(".kubernetes.io");
        Place approval = object.at("metadata", "annotations").at("api-approved.kubernetes.io");
        String text = approval.textOrEmpty();
        if (isProtected && !text.startsWith("unapproved") && !text.matches("https?://[^/]+.*")) {
            approval.refuse(
                    text.isEmpty() ? "is required for a group of Kubernetes" : "'" + text + "' is no address",
                    "write the address of the review, or use a group of your own");
        }
    }

    private static void checkNames(Place names) {
        for (String field : List.of("plural", "singular", "kind", "listKind")) {
            Place name = names.at(field);
            boolean isNeeded = field.equals("plural") || field.equals("kind");
            if (name.isEmpty()) {
                if (isNeeded) {
                    name.refuse("is required", "write it");
                }
                continue;
            }
            boolean isKind = field.equals("kind") || field.equals("listKind");
            String text = isKind ? name.textOrEmpty().toLowerCase(Locale.ROOT) : name.textOrEmpty();
            Names.DNS_1035_LABEL.problemOf(text).ifPresent(problem -> name.refuse(problem, Names.DNS_1035_LABEL.fix()));
        }
        if (!names.at("kind").isEmpty()
                && names.at("kind").text().equals(names.at("listKind").text())) {
            names.at("listKind").refuse("is the same as kind", "remove it, or write kind and List");
        }
        for (String field : List.of("shortNames", "categories")) {
            names.at(field).items().forEach(name -> name.must(Names.DNS_1035_LABEL));
        }
    }

    private static void checkVersions(Place versions) {
        versions.require("list at least one version");
        Set<String> seen = new HashSet<>();
        long stored = 0;
        for (Place version : versions.items()) {
            Place name = version.at("name");
            Names.DNS_1035_LABEL
                    .problemOf(name.textOrEmpty())
                    .ifPresent(problem -> name.refuse(problem, Names.DNS_1035_LABEL.fix()));
            if (!seen.add(name.textOrEmpty())) {
                name.refuse("'" + name.textOrEmpty() + "' is there already", "write each version once");
            }
            stored += version.at("storage").isTrue() ? 1 : 0;
            CustomResourceVersion.check(version);
        }
        if (stored != 1 && !versions.isEmpty()) {
            versions.refuse(stored + " versions have storage: true", "set it for exactly one");
        }
    }

    private static void checkConversion(Place conversion) {
        if (!conversion.isThere()) {
            return;
        }
        Place strategy = conversion.at("strategy");
        strategy.require("write None or Webhook");
        if (!strategy.isEmpty()) {
            strategy.oneOf(List.of("None", "Webhook"));
        }
        Place webhook = conversion.at("webhook");
        if (!strategy.textOrEmpty().equals("Webhook")) {
            webhook.forbid("goes only with strategy Webhook", "remove it");
            return;
        }
        Place config = webhook.at("clientConfig");
        if (!config.isThere()) {
            config.refuse("is required for strategy Webhook", "write url or service there");
        } else {
            WebhookClient.check(config);
        }
        Place versions = webhook.at("conversionReviewVersions");
        versions.require("write [v1]");
        Set<String> seen = new HashSet<>();
        for (Place version : versions.items()) {
            version.must(Names.DNS_1035_LABEL);
            if (!seen.add(version.textOrEmpty())) {
                version.refuse("is there already", "list it once");
            }
        }
        if (!versions.isEmpty() && !seen.contains("v1") && !seen.contains("v1beta1")) {
            versions.refuse("holds neither v1 nor v1beta1", "write [v1]");
        }
    }
}
