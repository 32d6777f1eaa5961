package io.chartwright.kubernetes;

import java.util.List;
import java.util.Set;

/** Who gets which role; from {@code pkg/apis/rbac/validation}. */
final class RoleBindingCheck implements KindCheck {
    private static final String GROUP = "rbac.authorization.k8s.io";

    @Override
    public Set<String> kinds() {
        return Set.of("RoleBinding." + GROUP, "ClusterRoleBinding." + GROUP);
    }

    @Override
    public void check(Place object, Minor minor) {
        boolean isCluster = object.at("kind").textOrEmpty().equals("ClusterRoleBinding");
        Place role = object.at("roleRef");
        checkGroup(role.at("apiGroup"), GROUP);
        List<String> kinds = isCluster ? List.of("ClusterRole") : List.of("Role", "ClusterRole");
        if (role.at("kind").isEmpty()) {
            role.at("kind").refuse("is required", "write " + String.join(" or ", kinds));
        } else {
            role.at("kind").oneOf(kinds);
        }
        role.at("name").require("write the name of a role");
        role.at("name").must(Names.PATH_SEGMENT);
        object.at("subjects").items().forEach(subject -> checkSubject(subject, isCluster));
    }

    private static void checkGroup(Place group, String wanted) {
        if (!group.isEmpty() && !group.textOrEmpty().equals(wanted)) {
            group.refuse(
                    "'" + group.textOrEmpty() + "' is not " + (wanted.isEmpty() ? "empty" : wanted),
                    wanted.isEmpty() ? "remove it" : "write " + wanted);
        }
    }

    private static void checkSubject(Place subject, boolean isCluster) {
        Place name = subject.at("name");
        name.require("say who is meant");
        Place kind = subject.at("kind");
        switch (kind.textOrEmpty()) {
            case "ServiceAccount" -> {
                if (!name.isEmpty()) {
                    name.must(Names.DNS_SUBDOMAIN);
                }
                checkGroup(subject.at("apiGroup"), "");
                if (isCluster) {
                    subject.at("namespace").require("write the namespace of the ServiceAccount");
                }
            }
            case "User", "Group" -> checkGroup(subject.at("apiGroup"), GROUP);
            default ->
                kind.refuse(
                        "'" + kind.textOrEmpty() + "' is none of ServiceAccount, User, Group",
                        "write one of ServiceAccount, User, Group");
        }
    }
}
