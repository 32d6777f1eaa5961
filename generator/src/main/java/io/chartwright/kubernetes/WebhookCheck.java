package io.chartwright.kubernetes;

import io.chartwright.cel.Expressions;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Webhooks of admission configurations; from {@code pkg/apis/admissionregistration/validation}. */
final class WebhookCheck implements KindCheck {
    private static final String GROUP = "admissionregistration.k8s.io";

    private final Map<Minor, Expressions> languages;

    WebhookCheck(Map<Minor, Expressions> languages) {
        this.languages = languages;
    }

    @Override
    public Set<String> kinds() {
        return Set.of("ValidatingWebhookConfiguration." + GROUP, "MutatingWebhookConfiguration." + GROUP);
    }

    @Override
    public void check(Place object, Minor minor) {
        Set<String> names = new HashSet<>();
        for (Place hook : object.at("webhooks").items()) {
            checkName(hook.at("name"), names);
            checkVersions(hook.at("admissionReviewVersions"));
            hook.at("rules").items().forEach(rule -> AdmissionRules.check(rule, false));
            hook.at("failurePolicy").oneOf(List.of("Ignore", "Fail"));
            hook.at("matchPolicy").oneOf(List.of("Exact", "Equivalent"));
            hook.at("reinvocationPolicy").oneOf(List.of("Never", "IfNeeded"));
            Place effects = hook.at("sideEffects");
            if (effects.isThere()) {
                effects.oneOf(List.of("None", "NoneOnDryRun"));
            } else {
                effects.refuse("is required", "write None or NoneOnDryRun");
            }
            hook.at("timeoutSeconds").within(1, 30);
            Selectors.check(hook.at("namespaceSelector"));
            Selectors.check(hook.at("objectSelector"));
            WebhookClient.check(hook.at("clientConfig"));
            Place conditions = hook.at("matchConditions");
            MatchConditions.check(conditions);
            if (conditions.isThere()) {
                new ExpressionCheck(languages, minor).checkConditions(conditions, false);
            }
        }
    }

    private static void checkName(Place name, Set<String> seen) {
        name.require("write a name such as hook.example.com");
        if (name.isEmpty()) {
            return;
        }
        String text = name.textOrEmpty();
        if (Names.DNS_SUBDOMAIN.problemOf(text).isPresent() || text.split("\\.", -1).length < 3) {
            name.refuse(
                    "'" + text + "' is no fully qualified name", "write one of three parts, such as hook.example.com");
        }
        if (!seen.add(text)) {
            name.refuse("'" + text + "' is there already", "give each webhook a name of its own");
        }
    }

    private static void checkVersions(Place versions) {
        versions.require("write [v1]");
        List<Place> items = versions.items();
        Set<String> seen = new HashSet<>();
        for (Place version : items) {
            version.must(Names.DNS_1035_LABEL);
            version.text()
                    .filter(text -> !seen.add(text))
                    .ifPresent(text -> version.refuse("'" + text + "' is there already", "list it once"));
        }
        if (!items.isEmpty() && !seen.contains("v1") && !seen.contains("v1beta1")) {
            versions.refuse("holds neither v1 nor v1beta1", "write [v1]");
        }
    }
}
