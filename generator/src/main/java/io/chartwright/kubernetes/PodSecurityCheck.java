package io.chartwright.kubernetes;

import java.util.List;

/** The security context of pods. */
final class PodSecurityCheck {
    private static final Format SYSCTL = new Format(
            text -> text.length() <= 253
                    && text.matches("([a-z0-9]([-_a-z0-9]*[a-z0-9])?[./])*[a-z0-9]([-_a-z0-9]*[a-z0-9])?"),
            "a name of a sysctl",
            "lower case letters, digits, '-' and '_', in parts joined by '.'");

    private PodSecurityCheck() {}

    static void check(PodContext pod) {
        Place context = pod.spec().at("securityContext");
        for (String id : List.of("runAsUser", "runAsGroup", "fsGroup")) {
            context.at(id).within(0, ContainerSecurityCheck.MOST_ID);
        }
        context.at("supplementalGroups").items().forEach(group -> group.within(0, ContainerSecurityCheck.MOST_ID));
        ProfilesCheck.seccomp(context.at("seccompProfile"));
        ProfilesCheck.appArmor(context.at("appArmorProfile"));
        WindowsOptionsCheck.check(context.at("windowsOptions"));
        if (pod.since(33)) {
            context.at("seLinuxChangePolicy").oneOf(List.of("Recursive", "MountOption"));
        }
        Unique names = new Unique();
        for (Place sysctl : context.at("sysctls").items()) {
            Place name = sysctl.at("name");
            name.require("name the sysctl");
            PodNamesCheck.unlessEmpty(name, SYSCTL);
            names.check(name);
            ofNode(name, pod);
        }
    }

    private static void ofNode(Place name, PodContext pod) {
        String text = name.textOrEmpty().replace('/', '.');
        if (pod.hostNetwork() && text.startsWith("net.")) {
            name.refuse("'" + text + "' cannot be set with hostNetwork", "remove one of the two");
        }
        boolean ipc = text.startsWith("kernel.shm")
                || text.startsWith("kernel.msg")
                || text.equals("kernel.sem")
                || text.startsWith("fs.mqueue.");
        if (pod.spec().at("hostIPC").isTrue() && ipc) {
            name.refuse("'" + text + "' cannot be set with hostIPC", "remove one of the two");
        }
    }
}
