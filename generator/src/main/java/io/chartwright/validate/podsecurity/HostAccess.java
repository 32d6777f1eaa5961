package io.chartwright.validate.podsecurity;

import io.chartwright.kubernetes.Minor;
import io.chartwright.validate.objects.Container;
import io.chartwright.validate.objects.Field;
import io.chartwright.validate.objects.Workload;
import java.util.List;
import java.util.function.Consumer;

/** Baseline: pods keep away from the node's namespaces, paths, ports and addresses. */
final class HostAccess implements PodPolicy {
    private static final Minor HOSTS_SINCE = new Minor(34);
    private static final List<String> PROBES = List.of("livenessProbe", "readinessProbe", "startupProbe");

    @Override
    public void check(Workload workload, Minor minor, Consumer<Violation> report) {
        Field spec = workload.spec();
        for (String key : List.of("hostNetwork", "hostPID", "hostIPC")) {
            if (spec.at(key).isTrue()) {
                refuse(
                        "pod-security/host-namespaces",
                        spec.at(key),
                        "",
                        "shares the node's namespace: " + key + " is true",
                        report);
            }
        }
        for (Field volume : spec.at("volumes").items()) {
            if (volume.at("hostPath").isThere()) {
                String name = volume.at("name").text().orElse("");
                refuse(
                        "pod-security/host-path",
                        volume.at("hostPath"),
                        "",
                        "mounts a path of the node in volume '" + name + "'",
                        report);
            }
        }
        for (Container container : workload.containers()) {
            ports(container, report);
            windows(container.field(), container.name(), report);
            if (minor.compareTo(HOSTS_SINCE) >= 0) {
                hosts(container, report);
            }
        }
        windows(spec, "", report);
    }

    private static void ports(Container container, Consumer<Violation> report) {
        for (Field port : container.ports()) {
            Field host = port.at("hostPort");
            if (host.integer().filter(number -> number != 0).isPresent()) {
                refuse(
                        "pod-security/host-ports",
                        host,
                        container.name(),
                        "takes port " + host.scalar().orElse("") + " of the node",
                        report);
            }
        }
    }

    private static void windows(Field field, String owner, Consumer<Violation> report) {
        Field process = field.at("securityContext", "windowsOptions", "hostProcess");
        if (process.isTrue()) {
            refuse("pod-security/host-process", process, owner, "runs as a process of the Windows node", report);
        }
    }

    private static void hosts(Container container, Consumer<Violation> report) {
        for (String probe : PROBES) {
            host(container, container.field().at(probe), report);
        }
        host(container, container.field().at("lifecycle", "postStart"), report);
        host(container, container.field().at("lifecycle", "preStop"), report);
    }

    private static void host(Container container, Field handler, Consumer<Violation> report) {
        for (String kind : List.of("httpGet", "tcpSocket")) {
            Field host = handler.at(kind, "host");
            if (!host.isEmpty()) {
                refuse(
                        "pod-security/probe-hosts",
                        host,
                        container.name(),
                        "asks another host than its own pod in " + handler.key(),
                        report);
            }
        }
    }

    private static void refuse(String rule, Field field, String container, String problem, Consumer<Violation> report) {
        report.accept(new Violation(Level.BASELINE, rule, field, container, problem, "remove " + field.key()));
    }
}
