package io.chartwright.validate.reference;

import io.chartwright.model.Finding;
import io.chartwright.validate.objects.CellObjects;
import io.chartwright.validate.objects.CellRule;
import io.chartwright.validate.objects.Field;
import io.chartwright.validate.objects.KubernetesObject;
import io.chartwright.validate.objects.Selector;
import io.chartwright.validate.objects.Workload;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** What only one may own is owned by one: pods by a controller and by a disruption budget, a node port by a Service. */
final class Overlaps implements CellRule {
    private static final Set<String> CONTROLLERS =
            Set.of("Deployment", "StatefulSet", "DaemonSet", "ReplicaSet", "ReplicationController");

    @Override
    public void check(CellObjects cell, Consumer<Finding> report) {
        controllers(cell, report);
        budgets(cell, report);
        nodePorts(cell, report);
    }

    /** Each is reported once, beside the first of those with which it shares pods. */
    private static void controllers(CellObjects cell, Consumer<Finding> report) {
        IdentityHashMap<Workload, Integer> positions = new IdentityHashMap<>();
        for (Workload workload : cell.workloads()) {
            if (CONTROLLERS.contains(workload.object().kind().orElse(""))) {
                positions.put(workload, positions.size());
            }
        }
        IdentityHashMap<Workload, Workload> firsts = new IdentityHashMap<>();
        // Controllers with one selector share one list, which is walked once.
        IdentityHashMap<List<Workload>, Workload> walked = new IdentityHashMap<>();
        for (Workload workload : cell.workloads()) {
            if (!positions.containsKey(workload)) {
                continue;
            }
            List<Workload> selected = cell.selected(selector(workload), workload.object());
            Workload first = walked.get(selected);
            if (first == null) {
                walked.put(selected, workload);
                share(workload, selected, positions, firsts);
            } else {
                firsts.merge(workload, first, (one, two) -> earlier(positions, one, two));
            }
        }
        firsts.forEach((second, first) -> report(first, second, report));
    }

    private static void share(
            Workload workload,
            List<Workload> selected,
            IdentityHashMap<Workload, Integer> positions,
            IdentityHashMap<Workload, Workload> firsts) {
        int position = positions.getOrDefault(workload, 0);
        for (Workload other : selected) {
            int otherPosition = positions.getOrDefault(other, position);
            if (otherPosition < position) {
                firsts.merge(workload, other, (one, two) -> earlier(positions, one, two));
            } else if (otherPosition > position) {
                firsts.merge(other, workload, (one, two) -> earlier(positions, one, two));
            }
        }
    }

    private static Workload earlier(IdentityHashMap<Workload, Integer> positions, Workload one, Workload two) {
        return positions.getOrDefault(one, 0) <= positions.getOrDefault(two, 0) ? one : two;
    }

    private static void report(Workload first, Workload second, Consumer<Finding> report) {
        Field at = second.object().field().at("spec", "selector");
        if (at.isThere()) {
            report.accept(Finding.error(
                            "ref/overlapping-selectors",
                            at.location(),
                            first + " and " + second + " select the same pods",
                            "give each its own label, app.kubernetes.io/component for instance, in selector and pods")
                    .because("each would count, and some would stop, the pods of the other"));
        }
    }

    private static Selector selector(Workload workload) {
        Field selector = workload.object().field().at("spec", "selector");
        return workload.object().is("ReplicationController") ? Selector.ofLabels(selector) : Selector.of(selector);
    }

    /** Each second budget is reported once, with the first workload that it shares. */
    private static void budgets(CellObjects cell, Consumer<Finding> report) {
        Set<KubernetesObject> reported = Collections.newSetFromMap(new IdentityHashMap<>());
        Set<List<KubernetesObject>> walked = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Workload workload : cell.workloads()) {
            List<KubernetesObject> selecting = cell.budgets(workload);
            if (!walked.add(selecting)) {
                continue;
            }
            List<KubernetesObject> budgets = selecting.stream()
                    .filter(budget -> budget.field().at("spec", "selector").isThere())
                    .toList();
            for (KubernetesObject second : budgets.stream().skip(1).toList()) {
                if (reported.add(second)) {
                    report.accept(Finding.error(
                                    "ref/overlapping-budgets",
                                    second.field().at("spec", "selector").location(),
                                    budgets.get(0) + " and " + second + " both select the pods of " + workload,
                                    "keep one of the two")
                            .because("a pod with two budgets cannot be evicted"));
                }
            }
        }
    }

    private static void nodePorts(CellObjects cell, Consumer<Finding> report) {
        Map<String, KubernetesObject> taken = new HashMap<>();
        for (KubernetesObject service : cell.of("Service")) {
            for (Field port : service.field().at("spec", "ports").items()) {
                String number = port.at("nodePort").scalar().orElse("0");
                String protocol = port.at("protocol").text().orElse("TCP");
                KubernetesObject first =
                        number.equals("0") ? null : taken.putIfAbsent(number + "/" + protocol, service);
                if (first != null && !first.equals(service)) {
                    report.accept(Finding.error(
                            "ref/node-port",
                            port.at("nodePort").location(),
                            service + " asks for node port " + number + ", and so does " + first,
                            "choose another number, or leave it to the cluster"));
                }
            }
        }
    }
}
