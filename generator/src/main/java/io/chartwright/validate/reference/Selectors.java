package io.chartwright.validate.reference;

import io.chartwright.model.Finding;
import io.chartwright.validate.objects.CellObjects;
import io.chartwright.validate.objects.CellRule;
import io.chartwright.validate.objects.Field;
import io.chartwright.validate.objects.KubernetesObject;
import io.chartwright.validate.objects.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * What selects pods or Services selects some.
 *
 * <p>A chart that renders none of them may well select those of another chart, so nothing is said then.
 */
final class Selectors implements CellRule {
    private static final String RULE = "ref/selector";

    /** Of how many workloads the nearest is looked for. */
    private static final int MOST_CANDIDATES = 100;

    @Override
    public void check(CellObjects cell, Consumer<Finding> report) {
        for (KubernetesObject service : cell.of("Service")) {
            Field selector = service.field().at("spec", "selector");
            if (!service.field().at("spec", "type").is("ExternalName")) {
                pods(cell, service, selector, Selector.ofLabels(selector), report);
            }
        }
        for (KubernetesObject budget : cell.of("PodDisruptionBudget")) {
            Field selector = budget.field().at("spec", "selector");
            pods(cell, budget, selector, Selector.of(selector), report);
        }
        for (KubernetesObject policy : cell.of("NetworkPolicy")) {
            Field selector = policy.field().at("spec", "podSelector");
            pods(cell, policy, selector, Selector.of(selector), report);
        }
        for (KubernetesObject monitor : cell.of("PodMonitor")) {
            Field selector = monitor.field().at("spec", "selector");
            if (looksBesideItself(monitor)) {
                pods(cell, monitor, selector, Selector.of(selector), report);
            }
        }
        for (KubernetesObject monitor : cell.of("ServiceMonitor")) {
            Field selector = monitor.field().at("spec", "selector");
            if (looksBesideItself(monitor)) {
                services(cell, monitor, selector, Selector.of(selector), report);
            }
        }
    }

    private static boolean looksBesideItself(KubernetesObject monitor) {
        return monitor.field().at("spec", "namespaceSelector").isEmpty();
    }

    private static void pods(
            CellObjects cell, KubernetesObject object, Field at, Selector selector, Consumer<Finding> report) {
        if (selector.isEmpty() || !cell.selected(selector, object).isEmpty()) {
            return;
        }
        Map<String, Map<String, String>> candidates = new TreeMap<>();
        cell.workloads().stream()
                .filter(workload -> workload.object().isBeside(object))
                .limit(MOST_CANDIDATES)
                .forEach(workload -> candidates.put(workload.toString(), workload.labels()));
        judge(object, at, selector, "pod", candidates, report);
    }

    private static void services(
            CellObjects cell, KubernetesObject object, Field at, Selector selector, Consumer<Finding> report) {
        Map<String, Map<String, String>> candidates = new TreeMap<>();
        for (KubernetesObject service : cell.of("Service")) {
            if (service.isBeside(object)) {
                candidates.put(
                        service.toString(),
                        service.field().at("metadata", "labels").texts());
            }
        }
        judge(object, at, selector, "Service", candidates, report);
    }

    private static void judge(
            KubernetesObject object,
            Field at,
            Selector selector,
            String wanted,
            Map<String, Map<String, String>> candidates,
            Consumer<Finding> report) {
        if (selector.isEmpty()
                || candidates.isEmpty()
                || candidates.values().stream().anyMatch(selector::matches)) {
            return;
        }
        String fix = nearest(selector, candidates)
                .map(name -> name + " has " + differences(selector, candidates.getOrDefault(name, Map.of()))
                        + ": make the labels equal")
                .map(advice -> "look at the labels: " + advice)
                .orElse("select labels of this chart's " + wanted + "s");
        report.accept(Finding.warning(
                RULE, at.location(), object + " selects no " + wanted + " of this chart with " + selector, fix));
    }

    /** The candidate that shares the most labels with the selector, if any shares one. */
    private static Optional<String> nearest(Selector selector, Map<String, Map<String, String>> candidates) {
        String nearest = "";
        long most = 0;
        for (Map.Entry<String, Map<String, String>> candidate : candidates.entrySet()) {
            long shared = selector.labels().keySet().stream()
                    .filter(candidate.getValue()::containsKey)
                    .count();
            if (shared > most) {
                most = shared;
                nearest = candidate.getKey();
            }
        }
        return most == 0 ? Optional.empty() : Optional.of(nearest);
    }

    private static String differences(Selector selector, Map<String, String> labels) {
        List<String> words = new ArrayList<>();
        new TreeMap<>(selector.labels()).forEach((key, value) -> {
            String other = labels.get(key);
            if (other == null) {
                words.add("no " + key);
            } else if (!other.equals(value)) {
                words.add(key + "=" + other);
            }
        });
        return words.isEmpty() ? "other labels" : String.join(" and ", words);
    }
}
