package io.chartwright.validate.posture;

import io.chartwright.model.Finding;
import io.chartwright.validate.objects.CellObjects;
import io.chartwright.validate.objects.CellRule;
import io.chartwright.validate.objects.Field;
import io.chartwright.validate.objects.KubernetesObject;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Roles grant what is needed, by name. */
final class AccessRights implements CellRule {
    private static final List<String> READING = List.of("get", "list", "watch", "*");
    private static final List<String> CREATING = List.of("create", "*");

    @Override
    public void check(CellObjects cell, Consumer<Finding> report) {
        for (KubernetesObject role : cell.of("Role")) {
            role.field().at("rules").items().forEach(rule -> wildcards(role, rule, report));
        }
        Set<Optional<String>> bound = new HashSet<>();
        cell.of("ClusterRoleBinding")
                .forEach(binding ->
                        bound.add(binding.field().at("roleRef", "name").text()));
        for (KubernetesObject role : cell.of("ClusterRole")) {
            for (Field rule : role.field().at("rules").items()) {
                wildcards(role, rule, report);
                if (bound.contains(role.name())) {
                    everywhere(role, rule, report);
                }
            }
        }
        for (KubernetesObject binding : cell.of("ClusterRoleBinding")) {
            Field name = binding.field().at("roleRef", "name");
            if (name.is("cluster-admin")) {
                report.accept(Finding.warning(
                        "posture/rbac-cluster-admin",
                        name.location(),
                        binding + " makes its subjects administrators of the whole cluster",
                        "bind a role with the rights that are needed"));
            }
        }
    }

    private static void wildcards(KubernetesObject role, Field rule, Consumer<Finding> report) {
        for (String key : List.of("apiGroups", "resources", "verbs", "nonResourceURLs")) {
            for (Field item : rule.at(key).items()) {
                if (item.is("*")) {
                    report.accept(Finding.warning(
                            "posture/rbac-wildcard",
                            item.location(),
                            role + " grants every one of " + key,
                            "list those that are needed"));
                }
            }
        }
    }

    /** A ClusterRole that a RoleBinding binds holds in one namespace only. */
    private static void everywhere(KubernetesObject role, Field rule, Consumer<Finding> report) {
        if (!rule.at("resourceNames").isEmpty()) {
            return;
        }
        boolean isCore = rule.at("apiGroups").items().stream().anyMatch(group -> group.is("") || group.is("*"));
        if (isCore && has(rule, "secrets") && hasVerb(rule, READING)) {
            report.accept(Finding.warning(
                    "posture/rbac-secrets",
                    rule.at("resources").location(),
                    role + " reads the Secrets of every namespace",
                    "name them in resourceNames, or bind a Role in the namespaces that need it"));
        }
        if (isCore && has(rule, "pods") && hasVerb(rule, CREATING)) {
            report.accept(Finding.warning(
                    "posture/rbac-create-pods",
                    rule.at("resources").location(),
                    role + " creates pods in every namespace, and so has the rights of every ServiceAccount",
                    "bind a Role in the namespaces that need it"));
        }
    }

    private static boolean has(Field rule, String resource) {
        return rule.at("resources").items().stream().anyMatch(item -> item.is(resource));
    }

    private static boolean hasVerb(Field rule, Collection<String> verbs) {
        return rule.at("verbs").items().stream().anyMatch(item -> item.isOneOf(verbs));
    }
}
