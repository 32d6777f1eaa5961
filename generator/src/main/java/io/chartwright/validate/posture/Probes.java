package io.chartwright.validate.posture;

import io.chartwright.model.Finding;
import io.chartwright.validate.objects.CellObjects;
import io.chartwright.validate.objects.CellRule;
import io.chartwright.validate.objects.Container;
import io.chartwright.validate.objects.Field;
import io.chartwright.validate.objects.KubernetesObject;
import io.chartwright.validate.objects.Selector;
import io.chartwright.validate.objects.Workload;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Containers that serve say when they are ready, and are not stopped for what only makes them not ready. */
final class Probes implements CellRule {
    private static final List<String> HANDLERS = List.of("httpGet", "tcpSocket", "grpc", "exec");

    @Override
    public void check(CellObjects cell, Consumer<Finding> report) {
        Set<Workload> selected = selectedByServices(cell);
        for (Workload workload : cell.workloads()) {
            boolean isServed = workload.isLasting() && selected.contains(workload);
            for (Container container : workload.containers()) {
                if (container.role() == Container.Role.MAIN && isServed && serves(workload, container)) {
                    readiness(workload, container, report);
                }
                if (workload.isLasting()) {
                    equal(workload, container, report);
                }
            }
        }
    }

    private static Set<Workload> selectedByServices(CellObjects cell) {
        Set<Workload> selected = Collections.newSetFromMap(new IdentityHashMap<>());
        Set<List<Workload>> walked = Collections.newSetFromMap(new IdentityHashMap<>());
        for (KubernetesObject service : cell.of("Service")) {
            Selector selector = Selector.ofLabels(service.field().at("spec", "selector"));
            List<Workload> those = selector.isEmpty() ? List.of() : cell.selected(selector, service);
            if (walked.add(those)) {
                selected.addAll(those);
            }
        }
        return selected;
    }

    private static boolean serves(Workload workload, Container container) {
        return !container.ports().isEmpty()
                || workload.spec().at("containers").items().size() == 1;
    }

    private static void readiness(Workload workload, Container container, Consumer<Finding> report) {
        if (container.field().at("readinessProbe").isEmpty()) {
            report.accept(Finding.warning(
                            "posture/readiness-probe",
                            container.field().location(),
                            "container '" + container.name() + "' of " + workload
                                    + " is behind a Service and has no readinessProbe",
                            "add one that asks what callers need")
                    .ofWhole()
                    .because("it gets requests before it can answer them"));
        }
    }

    private static void equal(Workload workload, Container container, Consumer<Finding> report) {
        Field liveness = container.field().at("livenessProbe");
        Field readiness = container.field().at("readinessProbe");
        boolean isSame = liveness.isThere()
                && readiness.isThere()
                && HANDLERS.stream().allMatch(handler -> sameText(liveness.at(handler), readiness.at(handler)));
        if (isSame && patience(liveness) <= patience(readiness)) {
            report.accept(Finding.warning(
                            "posture/same-probes",
                            liveness.location(),
                            "the livenessProbe of container '" + container.name() + "' of " + workload
                                    + " asks the same as its readinessProbe, and is no more patient",
                            "ask only whether the process hangs, or wait longer")
                    .because("a container that is busy, or waits for another, is stopped and not left alone"));
        }
    }

    private static boolean sameText(Field one, Field other) {
        return one.isThere() == other.isThere()
                && one.texts().equals(other.texts())
                && one.at("command").items().stream()
                        .map(Field::scalar)
                        .toList()
                        .equals(other.at("command").items().stream()
                                .map(Field::scalar)
                                .toList());
    }

    /** Seconds from the first failure until the probe acts, with the defaults of Kubernetes. */
    private static int patience(Field probe) {
        return probe.at("periodSeconds").integer().orElse(10)
                * probe.at("failureThreshold").integer().orElse(3);
    }
}
