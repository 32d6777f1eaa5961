package io.chartwright.validate.podsecurity;

import io.chartwright.kubernetes.Minor;
import io.chartwright.validate.objects.Container;
import io.chartwright.validate.objects.Field;
import io.chartwright.validate.objects.Workload;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Containers gain no privileges: baseline refuses those that nobody needs, restricted all but one. */
final class Privileges implements PodPolicy {
    /** Capabilities that container runtimes grant by default. */
    private static final Set<String> DEFAULTS = Set.of(
            "AUDIT_WRITE",
            "CHOWN",
            "DAC_OVERRIDE",
            "FOWNER",
            "FSETID",
            "KILL",
            "MKNOD",
            "NET_BIND_SERVICE",
            "SETFCAP",
            "SETGID",
            "SETPCAP",
            "SETUID",
            "SYS_CHROOT");

    @Override
    public void check(Workload workload, Minor minor, Consumer<Violation> report) {
        boolean isLinux = !workload.spec().at("os", "name").is("windows");
        boolean hasOwnUsers = UserNamespaces.relax(workload, minor);
        for (Container container : workload.containers()) {
            Field context = container.field().at("securityContext");
            String owner = container.name();
            baseline(context, owner, hasOwnUsers, report);
            capabilities(context.at("capabilities"), owner, isLinux, report);
            Field escalation = context.at("allowPrivilegeEscalation");
            if (isLinux && !escalation.isFalse()) {
                report.accept(new Violation(
                        Level.RESTRICTED,
                        "pod-security/privilege-escalation",
                        escalation,
                        owner,
                        "may gain privileges",
                        "write 'allowPrivilegeEscalation: false' in its securityContext"));
            }
        }
    }

    private static void baseline(Field context, String owner, boolean hasOwnUsers, Consumer<Violation> report) {
        Field privileged = context.at("privileged");
        if (privileged.isTrue()) {
            report.accept(new Violation(
                    Level.BASELINE,
                    "pod-security/privileged",
                    privileged,
                    owner,
                    "is privileged",
                    "remove privileged"));
        }
        Field mount = context.at("procMount");
        if (!mount.isEmpty() && !mount.is("Default")) {
            report.accept(new Violation(
                    hasOwnUsers ? Level.RESTRICTED : Level.BASELINE,
                    "pod-security/proc-mount",
                    mount,
                    owner,
                    "sees more of /proc than usual",
                    "remove procMount"));
        }
    }

    private static void capabilities(Field capabilities, String owner, boolean isLinux, Consumer<Violation> report) {
        for (Field added : capabilities.at("add").items()) {
            String name = added.text().orElse("");
            boolean isBeyondDefaults = !DEFAULTS.contains(name);
            boolean isBeyondOne = isLinux && !name.equals("NET_BIND_SERVICE");
            if (isBeyondDefaults || isBeyondOne) {
                report.accept(new Violation(
                        isBeyondDefaults ? Level.BASELINE : Level.RESTRICTED,
                        "pod-security/capabilities",
                        added,
                        owner,
                        "adds capability " + name,
                        "remove it from add"));
            }
        }
        List<Field> dropped = capabilities.at("drop").items();
        if (isLinux && dropped.stream().noneMatch(item -> item.is("ALL"))) {
            report.accept(new Violation(
                    Level.RESTRICTED,
                    "pod-security/capabilities",
                    capabilities,
                    owner,
                    "keeps capabilities that it does not need",
                    "write 'drop: [ALL]' under its capabilities"));
        }
    }
}
