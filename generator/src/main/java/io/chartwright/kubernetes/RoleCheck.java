package io.chartwright.kubernetes;

import java.util.Set;

/** Rules of Roles and ClusterRoles; from {@code pkg/apis/rbac/validation}. */
final class RoleCheck implements KindCheck {

    @Override
    public Set<String> kinds() {
        return Set.of("Role.rbac.authorization.k8s.io", "ClusterRole.rbac.authorization.k8s.io");
    }

    @Override
    public void check(Place object, Minor minor) {
        boolean isCluster = object.at("kind").textOrEmpty().equals("ClusterRole");
        for (Place rule : object.at("rules").items()) {
            checkRule(rule, isCluster);
        }
        Place aggregation = object.at("aggregationRule");
        if (aggregation.isThere()) {
            Place selectors = aggregation.at("clusterRoleSelectors");
            selectors.require("list at least one selector");
            selectors.items().forEach(Selectors::check);
        }
    }

    private static void checkRule(Place rule, boolean isCluster) {
        rule.at("verbs").require("list at least one verb, such as get");
        Place urls = rule.at("nonResourceURLs");
        if (!urls.isEmpty()) {
            if (!isCluster) {
                urls.refuse("does not go with a Role, which is about one namespace", "use a ClusterRole");
            }
            if (!rule.at("apiGroups").isEmpty()
                    || !rule.at("resources").isEmpty()
                    || !rule.at("resourceNames").isEmpty()) {
                urls.refuse("does not go with resources in one rule", "write two rules");
            }
            return;
        }
        rule.at("apiGroups").require("list at least one group; \"\" is the core group");
        rule.at("resources").require("list at least one resource, such as pods");
    }
}
