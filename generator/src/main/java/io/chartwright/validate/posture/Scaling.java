package io.chartwright.validate.posture;

import io.chartwright.model.Finding;
import io.chartwright.validate.objects.CellObjects;
import io.chartwright.validate.objects.CellRule;
import io.chartwright.validate.objects.Container;
import io.chartwright.validate.objects.Field;
import io.chartwright.validate.objects.KubernetesObject;
import io.chartwright.validate.objects.Workload;
import java.util.function.Consumer;

/** What scales a workload can measure it, and alone decides how many pods it has. */
final class Scaling implements CellRule {

    @Override
    public void check(CellObjects cell, Consumer<Finding> report) {
        for (Workload workload : cell.workloads()) {
            Replicas.of(cell, workload).scaler().ifPresent(scaler -> {
                Field replicas = workload.object().field().at("spec", "replicas");
                if (replicas.isThere()) {
                    report.accept(Finding.warning(
                                    "posture/replicas-beside-scaler",
                                    replicas.location(),
                                    workload + " sets replicas, and " + scaler + " scales it",
                                    "leave replicas out when something scales it")
                            .because("every upgrade sets the number back"));
                }
                for (Field metric : scaler.field().at("spec", "metrics").items()) {
                    measure(scaler, workload, metric, report);
                }
            });
        }
    }

    private static void measure(KubernetesObject scaler, Workload workload, Field metric, Consumer<Finding> report) {
        boolean isOne = metric.at("type").is("ContainerResource");
        Field source = metric.at(isOne ? "containerResource" : "resource");
        String resource = source.at("name").text().orElse("");
        if (!source.at("target", "type").is("Utilization")) {
            return;
        }
        for (Container container : workload.containers()) {
            boolean isMeasured = isOne ? source.at("container").is(container.name()) : container.isLasting();
            Field resources = container.field().at("resources");
            // A limit without a request is a request of that size.
            boolean isAsked = resources.at("requests", resource).isThere()
                    || resources.at("limits", resource).isThere()
                    || workload.spec().at("resources", "requests", resource).isThere();
            if (isMeasured && !isAsked) {
                report.accept(Finding.error(
                                "posture/scale-without-requests",
                                source.at("name").location(),
                                scaler + " measures " + resource + " as a part of what is requested, and container '"
                                        + container.name() + "' of " + workload + " requests none",
                                "write resources.requests." + resource + " in the container")
                        .because("it never scales"));
            }
        }
    }
}
