package io.chartwright.validate.podsecurity;

import io.chartwright.kubernetes.Minor;
import io.chartwright.validate.objects.Field;
import io.chartwright.validate.objects.Workload;
import java.util.Map;
import java.util.function.Consumer;

/** Baseline: pods change only the settings of the kernel that are their own. */
final class KernelSettings implements PodPolicy {
    /** Each setting that is allowed, with the first minor that allows it. */
    private static final Map<String, Integer> ALLOWED = Map.ofEntries(
            Map.entry("kernel.shm_rmid_forced", 0),
            Map.entry("net.ipv4.ip_local_port_range", 0),
            Map.entry("net.ipv4.tcp_syncookies", 0),
            Map.entry("net.ipv4.ping_group_range", 0),
            Map.entry("net.ipv4.ip_unprivileged_port_start", 0),
            Map.entry("net.ipv4.ip_local_reserved_ports", 27),
            Map.entry("net.ipv4.tcp_keepalive_time", 29),
            Map.entry("net.ipv4.tcp_fin_timeout", 29),
            Map.entry("net.ipv4.tcp_keepalive_intvl", 29),
            Map.entry("net.ipv4.tcp_keepalive_probes", 29),
            Map.entry("net.ipv4.tcp_rmem", 32),
            Map.entry("net.ipv4.tcp_wmem", 32),
            Map.entry("net.ipv4.tcp_notsent_lowat", 37));

    @Override
    public void check(Workload workload, Minor minor, Consumer<Violation> report) {
        for (Field setting : workload.spec().at("securityContext", "sysctls").items()) {
            Field field = setting.at("name");
            String name = field.text().orElse("");
            Integer since = ALLOWED.get(name);
            if (since == null || since > minor.number()) {
                String when = since == null ? "" : ", which is allowed since Kubernetes " + new Minor(since);
                report.accept(new Violation(
                        Level.BASELINE,
                        "pod-security/sysctls",
                        field,
                        "",
                        "sets " + name + " of the node's kernel" + when,
                        "remove it from sysctls"));
            }
        }
    }
}
