package io.chartwright.validate.posture;

import io.chartwright.model.Finding;
import io.chartwright.validate.objects.CellObjects;
import io.chartwright.validate.objects.CellRule;
import io.chartwright.validate.objects.Container;
import io.chartwright.validate.objects.Field;
import io.chartwright.validate.objects.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Containers ask for the CPU and memory that they need, and have a bound on memory.
 *
 * <p>A bound on CPU is not asked for: it slows a container while the node idles.
 */
final class Resources implements CellRule {

    @Override
    public void check(CellObjects cell, Consumer<Finding> report) {
        for (Workload workload : cell.workloads()) {
            // Resources of the whole pod stand for those of its containers, since Kubernetes 1.34 by default.
            boolean isExempt = workload.object().isHook()
                    || workload.spec().at("resources").isThere();
            for (Container container : workload.containers()) {
                if (!isExempt && container.role() != Container.Role.EPHEMERAL) {
                    check(workload, container, report);
                }
            }
        }
    }

    private static void check(Workload workload, Container container, Consumer<Finding> report) {
        Field resources = container.field().at("resources");
        List<String> missing = new ArrayList<>();
        boolean hasCpu = resources.at("requests", "cpu").isThere()
                || resources.at("limits", "cpu").isThere();
        boolean hasMemoryLimit = resources.at("limits", "memory").isThere();
        if (!hasCpu) {
            missing.add("requests.cpu");
        }
        if (!hasMemoryLimit && !resources.at("requests", "memory").isThere()) {
            missing.add("requests.memory");
        }
        if (!hasMemoryLimit) {
            missing.add("limits.memory");
        }
        if (!missing.isEmpty()) {
            Finding finding = Finding.warning(
                            "posture/resources",
                            resources.location(),
                            "container '" + container.name() + "' of " + workload + " has no "
                                    + String.join(", ", missing),
                            "write them under its resources")
                    .because("it may be placed where it does not fit, and may take the memory of its neighbours");
            report.accept(resources.isThere() ? finding : finding.ofWhole());
        }
    }
}
