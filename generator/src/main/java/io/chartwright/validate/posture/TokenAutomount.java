package io.chartwright.validate.posture;

import io.chartwright.model.Finding;
import io.chartwright.validate.objects.CellObjects;
import io.chartwright.validate.objects.CellRule;
import io.chartwright.validate.objects.Field;
import io.chartwright.validate.objects.KubernetesObject;
import io.chartwright.validate.objects.Workload;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Pods that do not ask the API server get no token for it. */
final class TokenAutomount implements CellRule {

    @Override
    public void check(CellObjects cell, Consumer<Finding> report) {
        Set<String> bound = boundAccounts(cell);
        for (Workload workload : cell.workloads()) {
            String account = workload.spec().at("serviceAccountName").text().orElse("default");
            Field field = workload.spec().at("automountServiceAccountToken");
            Optional<Field> ofAccount = cell.find("ServiceAccount", account, workload.object())
                    .map(object -> object.field().at("automountServiceAccountToken"))
                    .filter(Field::isThere);
            if (!field.isThere()
                    && ofAccount.isEmpty()
                    && !bound.contains(account)
                    && !workload.object().isHook()) {
                report.accept(Finding.warning(
                                "posture/token-automount",
                                workload.spec().location(),
                                workload + " gets a token for the API server, and no role of this chart is bound to"
                                        + " ServiceAccount '" + account + "'",
                                "write 'automountServiceAccountToken: false' in the pod, or true where it needs one")
                        .because("whoever breaks in can use it"));
            }
        }
    }

    private static Set<String> boundAccounts(CellObjects cell) {
        Set<String> accounts = new HashSet<>();
        for (String kind : List.of("RoleBinding", "ClusterRoleBinding")) {
            for (KubernetesObject binding : cell.of(kind)) {
                for (Field subject : binding.field().at("subjects").items()) {
                    subject.at("name").text().ifPresent(accounts::add);
                }
            }
        }
        return accounts;
    }
}
