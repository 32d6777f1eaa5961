package io.chartwright.diagnose;

import io.chartwright.model.Certainty;
import io.chartwright.model.Evidence;
import java.util.List;

/** Budgets that let no pod go although all are well, so that no node can be drained. */
final class BudgetDetector implements Detector {

    @Override
    public List<Clue> find(Snapshot snapshot) {
        return snapshot.own("PodDisruptionBudget")
                .filter(BudgetDetector::blocks)
                .map(budget -> clue(snapshot, budget))
                .toList();
    }

    private static boolean blocks(LiveObject budget) {
        long expected = budget.number("status.expectedPods");
        return expected > 0
                && budget.number("status.disruptionsAllowed") == 0
                && budget.number("status.currentHealthy") >= expected;
    }

    private static Clue clue(Snapshot snapshot, LiveObject budget) {
        String wants = budget.has("spec.minAvailable")
                ? "minAvailable " + budget.text("spec.minAvailable")
                : "maxUnavailable " + budget.text("spec.maxUnavailable");
        Clue clue = Clue.of(
                "budget/blocks-drain",
                Certainty.CERTAIN,
                budget,
                "status.disruptionsAllowed",
                "0 with " + wants + " and " + budget.text("status.currentHealthy") + " of "
                        + budget.text("status.expectedPods") + " pods healthy");
        for (LiveObject node : snapshot.all("Node")) {
            boolean isUsed = snapshot.pods(budget.tier()).stream()
                    .anyMatch(pod -> pod.text("spec.nodeName").equals(node.name()));
            if (isUsed && node.text("spec.unschedulable").equals("true")) {
                clue = clue.and(new Evidence(node.id(), "spec.unschedulable", "true: the node is being drained"));
            }
        }
        return clue;
    }
}
