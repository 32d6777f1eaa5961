package io.chartwright.kubernetes;

import java.util.List;
import java.util.Set;

/** Names, amounts and scopes of a ResourceQuota. */
final class ResourceQuotaCheck implements KindCheck {
    private static final Set<String> STANDARD = Set.of(
            "cpu",
            "memory",
            "ephemeral-storage",
            "requests.cpu",
            "requests.memory",
            "requests.storage",
            "requests.ephemeral-storage",
            "limits.cpu",
            "limits.memory",
            "limits.ephemeral-storage",
            "pods",
            "resourcequotas",
            "services",
            "replicationcontrollers",
            "secrets",
            "persistentvolumeclaims",
            "configmaps",
            "services.nodeports",
            "services.loadbalancers");
    private static final Set<String> COUNTS = Set.of(
            "pods",
            "resourcequotas",
            "services",
            "replicationcontrollers",
            "secrets",
            "persistentvolumeclaims",
            "configmaps",
            "services.nodeports",
            "services.loadbalancers");
    private static final Set<String> COMPUTE =
            Set.of("cpu", "memory", "limits.cpu", "limits.memory", "requests.cpu", "requests.memory");
    private static final List<String> SCOPES = List.of(
            "Terminating",
            "NotTerminating",
            "BestEffort",
            "NotBestEffort",
            "PriorityClass",
            "CrossNamespacePodAffinity",
            "VolumeAttributesClass");

    @Override
    public Set<String> kinds() {
        return Set.of("ResourceQuota");
    }

    @Override
    public void check(Place object, Minor minor) {
        Place spec = object.at("spec");
        for (Place amount : spec.at("hard").fields()) {
            checkAmount(amount);
        }
        List<Place> scopes = spec.at("scopes").items();
        scopes.forEach(scope -> scope.oneOf(SCOPES));
        scopes.forEach(scope -> checkReach(scope, spec.at("hard")));
        checkPairs(spec.at("scopes"), scopes);
        List<Place> expressions = spec.at("scopeSelector", "matchExpressions").items();
        expressions.forEach(ResourceQuotaCheck::checkExpression);
        expressions.forEach(expression -> checkReach(expression.at("scopeName"), spec.at("hard")));
        checkPairs(
                spec.at("scopeSelector"),
                expressions.stream()
                        .map(expression -> expression.at("scopeName"))
                        .toList());
    }

    private static void checkAmount(Place amount) {
        String name = amount.key();
        if (Names.QUALIFIED_NAME.problemOf(name).isPresent()) {
            amount.refuse("'" + name + "' is not the name of a resource", Names.QUALIFIED_NAME.fix());
        } else if (!name.contains("/") && !STANDARD.contains(name) && !isHugePages(name)) {
            amount.refuse(
                    "'" + name + "' is no resource that a quota counts",
                    "use one such as requests.cpu or count/jobs.batch");
        }
        Quantities.amount(amount).ifPresent(value -> {
            if (value.signum() < 0) {
                amount.refuse("is negative", "write 0 or more");
            } else if ((COUNTS.contains(name) || name.startsWith("count/"))
                    && value.stripTrailingZeros().scale() > 0) {
                amount.refuse("is no whole number", "write a whole number");
            }
        });
    }

    private static boolean isHugePages(String name) {
        return name.startsWith("hugepages-") || name.startsWith("requests.hugepages-");
    }

    /** Says which resources the scope is not about. */
    private static void checkReach(Place scope, Place hard) {
        String name = scope.textOrEmpty();
        for (Place amount : hard.fields()) {
            boolean isCounted = amount.key().equals("pods") || COMPUTE.contains(amount.key());
            boolean isWrong =
                    switch (name) {
                        case "BestEffort" -> !amount.key().equals("pods");
                        case "VolumeAttributesClass", "" -> false;
                        default -> !isCounted;
                    };
            if (SCOPES.contains(name) && isWrong) {
                scope.refuse(name + " is not about " + amount.key(), "write two quotas");
            }
        }
    }

    private static void checkExpression(Place expression) {
        Place name = expression.at("scopeName");
        if (!SCOPES.contains(name.textOrEmpty())) {
            name.refuse("'" + name.textOrEmpty() + "' is none of " + String.join(", ", SCOPES), "write one of them");
        }
        Place operator = expression.at("operator");
        Place values = expression.at("values");
        switch (operator.textOrEmpty()) {
            case "In", "NotIn" -> values.require("list values, or use operator Exists");
            case "Exists", "DoesNotExist" -> {
                if (!values.isEmpty()) {
                    values.refuse("does not go with operator " + operator.textOrEmpty(), "remove it");
                }
            }
            default ->
                operator.refuse(
                        "'" + operator.textOrEmpty() + "' is none of In, NotIn, Exists, DoesNotExist",
                        "write one of them");
        }
        boolean isPlain = !Set.of("PriorityClass", "VolumeAttributesClass").contains(name.textOrEmpty());
        if (isPlain
                && SCOPES.contains(name.textOrEmpty())
                && !operator.textOrEmpty().equals("Exists")) {
            operator.refuse("must be Exists for scope " + name.textOrEmpty(), "write Exists");
        }
    }

    private static void checkPairs(Place place, List<Place> scopes) {
        List<String> names = scopes.stream().map(Place::textOrEmpty).toList();
        for (String name : List.of("Terminating", "BestEffort")) {
            if (names.contains(name) && names.contains("Not" + name)) {
                place.refuse("has both " + name + " and Not" + name, "keep one of them");
            }
        }
    }
}
