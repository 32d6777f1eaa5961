package io.chartwright.validate.reference;

import io.chartwright.model.Finding;
import io.chartwright.validate.objects.CellObjects;
import io.chartwright.validate.objects.CellRule;
import io.chartwright.validate.objects.Field;
import io.chartwright.validate.objects.KubernetesObject;
import io.chartwright.validate.objects.Workload;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** What scales has a target, and a target is scaled by one alone. */
final class ScaleTargets implements CellRule {

    @Override
    public void check(CellObjects cell, Consumer<Finding> report) {
        Map<String, KubernetesObject> scalers = new HashMap<>();
        for (String kind : List.of("HorizontalPodAutoscaler", "ScaledObject")) {
            for (KubernetesObject scaler : cell.of(kind)) {
                Field target = scaler.field().at("spec", "scaleTargetRef");
                String name = target.at("name").text().orElse("");
                String targetKind = target.at("kind").text().orElse("Deployment");
                if (!name.isEmpty()) {
                    check(cell, scaler, target, targetKind, name, report);
                    twice(scalers, scaler, target, targetKind + "/" + name, report);
                }
            }
        }
    }

    private static void check(
            CellObjects cell,
            KubernetesObject scaler,
            Field target,
            String kind,
            String name,
            Consumer<Finding> report) {
        Optional<KubernetesObject> object = cell.find(kind, name, scaler);
        Optional<Workload> workload = object.flatMap(cell::workload);
        workload.ifPresent(found -> containers(scaler, found, report));
        boolean runsPods = !cell.workloads().isEmpty();
        // Kinds of operators, which make the pods themselves, are found by name.
        if (runsPods && object.isEmpty()) {
            report.accept(Finding.warning(
                    "ref/scale-target",
                    target.location(),
                    scaler + " scales " + kind + "/" + name + ", which this chart does not render",
                    Names.advice(name, cell.of(kind), "name a workload of this chart")));
        }
    }

    private static void containers(KubernetesObject scaler, Workload workload, Consumer<Finding> report) {
        for (Field metric : scaler.field().at("spec", "metrics").items()) {
            Field container = metric.at("containerResource", "container");
            container
                    .text()
                    .filter(name -> workload.container(name).isEmpty())
                    .ifPresent(name -> report.accept(Finding.error(
                            "ref/scale-container",
                            container.location(),
                            scaler + " measures container '" + name + "', which " + workload + " has not",
                            "name a container of " + workload)));
        }
    }

    private static void twice(
            Map<String, KubernetesObject> scalers,
            KubernetesObject scaler,
            Field target,
            String name,
            Consumer<Finding> report) {
        KubernetesObject first = scalers.putIfAbsent(scaler.namespace().orElse("") + " " + name, scaler);
        if (first != null) {
            report.accept(Finding.error(
                            "ref/scaled-twice",
                            target.location(),
                            scaler + " scales " + name + ", and so does " + first,
                            "keep one of the two")
                    .because("they overrule each other"));
        }
    }
}
