package io.chartwright.validate.reference;

import io.chartwright.model.Finding;
import io.chartwright.validate.objects.CellObjects;
import io.chartwright.validate.objects.CellRule;
import io.chartwright.validate.objects.Container;
import io.chartwright.validate.objects.Field;
import io.chartwright.validate.objects.Workload;
import java.util.List;
import java.util.function.Consumer;

/** A probe or a hook of a container's life asks a port that the container declares. */
final class ProbePorts implements CellRule {

    @Override
    public void check(CellObjects cell, Consumer<Finding> report) {
        for (Workload workload : cell.workloads()) {
            for (Container container : workload.containers()) {
                for (String probe : List.of("startupProbe", "readinessProbe", "livenessProbe")) {
                    handler(workload, container, container.field().at(probe), report);
                }
                handler(workload, container, container.field().at("lifecycle", "postStart"), report);
                handler(workload, container, container.field().at("lifecycle", "preStop"), report);
            }
        }
    }

    private static void handler(Workload workload, Container container, Field handler, Consumer<Finding> report) {
        port(workload, container, handler, handler.at("httpGet", "port"), report);
        port(workload, container, handler, handler.at("tcpSocket", "port"), report);
        port(workload, container, handler, handler.at("grpc", "port"), report);
    }

    private static void port(
            Workload workload, Container container, Field handler, Field port, Consumer<Finding> report) {
        String wanted = port.scalar().orElse("");
        // Containers need not declare the numbers on which they listen, so those that declare none say nothing.
        boolean isUnsaid = port.text().isEmpty() && container.ports().isEmpty();
        if (wanted.isEmpty() || isUnsaid || container.port(wanted).isPresent()) {
            return;
        }
        String problem = handler.key() + " of container '" + container.name() + "' of " + workload + " asks port "
                + wanted + ", which the container does not declare";
        String fix = "add the port to the container, or ask one that is there";
        report.accept(
                port.text().isPresent()
                        ? Finding.error("ref/probe-port", port.location(), problem, fix)
                        : Finding.warning("ref/probe-port", port.location(), problem, fix));
    }
}
