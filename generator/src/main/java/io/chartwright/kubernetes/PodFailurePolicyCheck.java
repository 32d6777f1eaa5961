package io.chartwright.kubernetes;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a Job does about pods that fail. */
final class PodFailurePolicyCheck {
    private static final int MOST_RULES = 20;
    private static final int MOST_CODES = 255;

    private PodFailurePolicyCheck() {}

    static void check(Place spec) {
        Place policy = spec.at("podFailurePolicy");
        if (!policy.isThere()) {
            return;
        }
        Place restart = spec.at("template", "spec", "restartPolicy");
        if (restart.textOrEmpty().equals("OnFailure")) {
            restart.refuse("must be Never with podFailurePolicy", "write Never");
        }
        Place template = spec.at("template", "spec");
        Set<String> containers = Stream.of("containers", "initContainers")
                .flatMap(list -> template.at(list).items().stream())
                .map(container -> container.at("name").textOrEmpty())
                .collect(Collectors.toSet());
        most(policy.at("rules"), MOST_RULES);
        for (Place rule : policy.at("rules").items()) {
            rule(rule, spec, containers);
        }
    }

    private static void rule(Place rule, Place spec, Set<String> containers) {
        rule.at("action").require("say what is done");
        rule.at("action").oneOf(List.of("Count", "FailIndex", "FailJob", "Ignore"));
        if (rule.at("action").textOrEmpty().equals("FailIndex")
                && !spec.at("backoffLimitPerIndex").isThere()) {
            rule.at("action").refuse("FailIndex needs backoffLimitPerIndex", "add backoffLimitPerIndex");
        }
        Place codes = rule.at("onExitCodes");
        Place conditions = rule.at("onPodConditions");
        if (codes.isThere() && !conditions.isEmpty()) {
            conditions.refuse("cannot be set together with onExitCodes", "make two rules of it");
        }
        if (!codes.isThere() && conditions.isEmpty()) {
            rule.refuse("has neither onExitCodes nor onPodConditions", "add one of them");
        }
        if (codes.isThere()) {
            exitCodes(codes, containers);
        }
        most(conditions, MOST_RULES);
        for (Place condition : conditions.items()) {
            Labels.key(condition.at("type"), condition.at("type").textOrEmpty());
        }
    }

    private static void exitCodes(Place codes, Set<String> containers) {
        Place name = codes.at("containerName");
        if (name.isThere() && !containers.contains(name.textOrEmpty())) {
            name.refuse("'" + name.textOrEmpty() + "' is no container of the template", "name one of its containers");
        }
        Place values = codes.at("values");
        String operator = codes.at("operator").textOrEmpty();
        codes.at("operator").oneOf(List.of("In", "NotIn"));
        values.require("list the exit codes");
        most(values, MOST_CODES);
        long before = Long.MIN_VALUE;
        for (Place value : values.items()) {
            // A null in a list of numbers is a 0.
            long code = value.isEmpty() ? 0 : value.integer().orElse(Long.MAX_VALUE);
            if (operator.equals("In") && code == 0) {
                value.refuse("0 is not a failure", "remove it");
            }
            if (code <= before) {
                value.refuse(code + " is not more than the one before it", "put the codes in order, each once");
            }
            before = code;
        }
    }

    private static void most(Place list, int most) {
        int count = list.items().size();
        if (count > most) {
            list.refuse("has " + count + " entries", "keep it to " + most);
        }
    }
}
