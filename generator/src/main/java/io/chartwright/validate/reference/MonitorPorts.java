package io.chartwright.validate.reference;

import io.chartwright.model.Finding;
import io.chartwright.validate.objects.CellObjects;
import io.chartwright.validate.objects.CellRule;
import io.chartwright.validate.objects.Field;
import io.chartwright.validate.objects.KubernetesObject;
import io.chartwright.validate.objects.Selector;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** A monitor's endpoint names a port of what the monitor selects. */
final class MonitorPorts implements CellRule {

    @Override
    public void check(CellObjects cell, Consumer<Finding> report) {
        for (KubernetesObject monitor : cell.of("ServiceMonitor")) {
            Selector selector = Selector.of(monitor.field().at("spec", "selector"));
            Set<String> known = new TreeSet<>();
            for (KubernetesObject service : cell.of("Service")) {
                if (selector.matches(service.field().at("metadata", "labels").texts())) {
                    names(service.field().at("spec", "ports"), known);
                }
            }
            check(monitor, monitor.field().at("spec", "endpoints"), known, report);
        }
        for (KubernetesObject monitor : cell.of("PodMonitor")) {
            Selector selector = Selector.of(monitor.field().at("spec", "selector"));
            Set<String> known = new TreeSet<>();
            cell.selected(selector, monitor).forEach(workload -> workload.containers()
                    .forEach(container -> names(container.field().at("ports"), known)));
            check(monitor, monitor.field().at("spec", "podMetricsEndpoints"), known, report);
        }
    }

    private static void names(Field ports, Set<String> names) {
        ports.items().forEach(port -> port.at("name").text().ifPresent(names::add));
    }

    private static void check(KubernetesObject monitor, Field endpoints, Set<String> known, Consumer<Finding> report) {
        for (Field endpoint : endpoints.items()) {
            Field port = endpoint.at("port");
            // Without any named port the monitor selects nothing of this chart, which another rule says.
            port.text()
                    .filter(name -> !known.isEmpty() && !known.contains(name))
                    .ifPresent(name -> report.accept(Finding.error(
                            "ref/monitor-port",
                            port.location(),
                            monitor + " scrapes port '" + name + "', but what it selects has "
                                    + String.join(", ", known),
                            "write the name of one of those ports")));
        }
    }
}
