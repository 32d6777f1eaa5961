package io.chartwright.validate.posture;

import io.chartwright.model.Finding;
import io.chartwright.validate.objects.CellObjects;
import io.chartwright.validate.objects.CellRule;
import io.chartwright.validate.objects.Field;
import io.chartwright.validate.objects.KubernetesObject;
import io.chartwright.validate.objects.Workload;
import java.util.List;
import java.util.function.Consumer;

/** Several pods stand on several nodes, and a node can be emptied without stopping all of them, or none. */
final class Availability implements CellRule {
    /** Two budgets for one pod are a mistake that another rule names; more are not worth a finding for each pod. */
    private static final int MOST_BUDGETS = 10;

    @Override
    public void check(CellObjects cell, Consumer<Finding> report) {
        for (Workload workload : cell.workloads()) {
            if (workload.object().is("Deployment") || workload.object().is("StatefulSet")) {
                Replicas replicas = Replicas.of(cell, workload);
                List<KubernetesObject> budgets = cell.budgets(workload);
                budgets.stream()
                        .limit(MOST_BUDGETS)
                        .forEach(budget -> drain(workload, budget, replicas.least(), report));
                if (replicas.least() >= 2) {
                    spread(workload, report);
                    budget(workload, budgets, report);
                }
            }
        }
    }

    private static void drain(Workload workload, KubernetesObject budget, int replicas, Consumer<Finding> report) {
        Field most = budget.field().at("spec", "maxUnavailable");
        Field least = budget.field().at("spec", "minAvailable");
        Field field = most.isThere() ? most : least;
        boolean blocks = most.isThere()
                ? most.is("0%") || most.integer().filter(number -> number == 0).isPresent()
                : least.isThere() && replicas > 0 && wanted(least, replicas) >= replicas;
        if (blocks) {
            report.accept(Finding.warning(
                            "posture/blocked-drain",
                            field.location(),
                            budget + " lets no pod of " + workload + " be evicted: " + field.key() + " is "
                                    + field.scalar().orElse("") + (most.isThere() ? "" : " of " + replicas),
                            "let at least one pod be unavailable")
                    .because("a node that holds one of them cannot be emptied for an upgrade"));
        }
    }

    /** The number of pods that must stay; a percentage is rounded up, as the eviction API does it. */
    private static int wanted(Field least, int replicas) {
        String text = least.text().orElse("");
        if (text.matches("\\d{1,3}%")) {
            int percent = Integer.parseInt(text.substring(0, text.length() - 1));
            return (percent * replicas + 99) / 100;
        }
        return least.integer().orElse(0);
    }

    private static void spread(Workload workload, Consumer<Finding> report) {
        Field spec = workload.spec();
        boolean isSpread = !spec.at("topologySpreadConstraints").isEmpty()
                || !spec.at("affinity", "podAntiAffinity").isEmpty();
        if (!isSpread) {
            report.accept(Finding.warning(
                            "posture/spread",
                            spec.location(),
                            "the pods of " + workload + " may all stand on one node",
                            "add topologySpreadConstraints or a podAntiAffinity")
                    .because("one node that fails takes all of them away"));
        }
    }

    private static void budget(Workload workload, List<KubernetesObject> budgets, Consumer<Finding> report) {
        if (budgets.isEmpty()) {
            report.accept(Finding.warning(
                            "posture/disruption-budget",
                            workload.object().tree().location(),
                            "no PodDisruptionBudget covers the pods of " + workload,
                            "add one with 'maxUnavailable: 1'")
                    .because("an upgrade of the nodes may stop all of them at once"));
        }
    }
}
