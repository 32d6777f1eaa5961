package io.chartwright.validate.reference;

import io.chartwright.model.Finding;
import io.chartwright.validate.objects.CellObjects;
import io.chartwright.validate.objects.CellRule;
import io.chartwright.validate.objects.Container;
import io.chartwright.validate.objects.Field;
import io.chartwright.validate.objects.KubernetesObject;
import io.chartwright.validate.objects.Selector;
import io.chartwright.validate.objects.Workload;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** A Service's port leads to a port of the pods that it selects. */
final class TargetPorts implements CellRule {
    private static final String RULE = "ref/target-port";

    /** A Service has a handful of workloads; thousands that all select each other would take minutes. */
    private static final int MOST_WORKLOADS = 100;

    @Override
    public void check(CellObjects cell, Consumer<Finding> report) {
        for (KubernetesObject service : cell.of("Service")) {
            Selector selector = Selector.ofLabels(service.field().at("spec", "selector"));
            if (!selector.isEmpty()) {
                List<Workload> selected = cell.selected(selector, service);
                for (Field port : service.field().at("spec", "ports").items()) {
                    check(service, port, selected, report);
                }
            }
        }
    }

    private static void check(KubernetesObject service, Field port, List<Workload> selected, Consumer<Finding> report) {
        Field target = port.at("targetPort").isThere() ? port.at("targetPort") : port.at("port");
        String wanted = target.scalar().orElse("");
        String protocol = port.at("protocol").text().orElse("TCP");
        boolean isName = target.text().isPresent();
        for (Workload workload : selected.subList(0, Math.min(selected.size(), MOST_WORKLOADS))) {
            Set<String> known = declared(workload, protocol, isName);
            // Containers need not declare the numbers on which they listen, so those that declare none say nothing.
            if (known.contains(wanted) || (!isName && known.isEmpty())) {
                continue;
            }
            String problem = service + " sends port " + port.at("port").scalar().orElse("?") + " to "
                    + (isName ? "port '" + wanted + "'" : "port " + wanted) + " of the pods of " + workload
                    + ", which "
                    + (known.isEmpty() ? "have no named " + protocol + " port" : "declare " + String.join(", ", known));
            String fix = known.isEmpty() ? "name the port in the container" : "write one that the containers declare";
            report.accept(
                    isName
                            ? Finding.error(RULE, target.location(), problem, fix)
                            : Finding.warning(RULE, target.location(), problem, fix));
        }
    }

    private static Set<String> declared(Workload workload, String protocol, boolean names) {
        Set<String> declared = new TreeSet<>();
        for (Container container : workload.containers()) {
            for (Field port : container.ports()) {
                Optional<String> word = names
                        ? port.at("name").text()
                        : port.at("containerPort").scalar();
                if (port.at("protocol").text().orElse("TCP").equals(protocol)) {
                    word.ifPresent(declared::add);
                }
            }
        }
        return declared;
    }
}
