package io.chartwright.validate.podsecurity;

import io.chartwright.kubernetes.Minor;
import io.chartwright.validate.objects.Container;
import io.chartwright.validate.objects.Field;
import io.chartwright.validate.objects.Workload;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** The kernel's fences around containers stay: AppArmor, seccomp and SELinux. */
final class Confinement implements PodPolicy {
    private static final String APP_ARMOR = "container.apparmor.security.beta.kubernetes.io/";
    private static final Set<String> PROFILES = Set.of("RuntimeDefault", "Localhost");
    private static final Set<String> SELINUX_TYPES = Set.of("", "container_t", "container_init_t", "container_kvm_t");
    private static final Minor ENGINE_SINCE = new Minor(31);

    @Override
    public void check(Workload workload, Minor minor, Consumer<Violation> report) {
        Field context = workload.spec().at("securityContext");
        boolean isLinux = !workload.spec().at("os", "name").is("windows");
        contexts(context, "", minor, report);
        Field ofPod = context.at("seccompProfile", "type");
        for (Container container : workload.containers()) {
            String owner = container.name();
            Field own = container.field().at("securityContext");
            contexts(own, owner, minor, report);
            if (isLinux && ofPod.isEmpty() && own.at("seccompProfile", "type").isEmpty()) {
                report.accept(new Violation(
                        Level.RESTRICTED,
                        "pod-security/seccomp",
                        own.at("seccompProfile"),
                        owner,
                        "may make every system call",
                        "write 'seccompProfile: {type: RuntimeDefault}' in the securityContext of the pod"));
            }
        }
        for (Field annotation : workload.pod().at("metadata", "annotations").fields()) {
            String profile = annotation.text().orElse("");
            boolean isAllowed =
                    profile.isEmpty() || profile.equals("runtime/default") || profile.startsWith("localhost/");
            if (annotation.key().startsWith(APP_ARMOR) && !isAllowed) {
                refuse("pod-security/app-armor", annotation, "", "is not confined by AppArmor", report);
            }
        }
    }

    private static void contexts(Field context, String owner, Minor minor, Consumer<Violation> report) {
        Field seccomp = context.at("seccompProfile", "type");
        if (seccomp.isThere() && !seccomp.isOneOf(PROFILES)) {
            refuse("pod-security/seccomp", seccomp, owner, "is not confined by seccomp", report);
        }
        Field armor = context.at("appArmorProfile", "type");
        if (armor.isThere() && !armor.isOneOf(PROFILES)) {
            refuse("pod-security/app-armor", armor, owner, "is not confined by AppArmor", report);
        }
        Field selinux = context.at("seLinuxOptions");
        Set<String> types = new TreeSet<>(SELINUX_TYPES);
        if (minor.compareTo(ENGINE_SINCE) >= 0) {
            types.add("container_engine_t");
        }
        Field type = selinux.at("type");
        if (type.isThere() && !type.isOneOf(types)) {
            refuse("pod-security/selinux", type, owner, "has a SELinux type of its own", report);
        }
        for (String key : Set.of("role", "user")) {
            if (!selinux.at(key).isEmpty()) {
                refuse("pod-security/selinux", selinux.at(key), owner, "has a SELinux " + key + " of its own", report);
            }
        }
    }

    private static void refuse(String rule, Field field, String container, String problem, Consumer<Violation> report) {
        report.accept(new Violation(Level.BASELINE, rule, field, container, problem, "remove " + field.path()));
    }
}
