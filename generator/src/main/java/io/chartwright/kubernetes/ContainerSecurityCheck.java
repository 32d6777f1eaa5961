package io.chartwright.kubernetes;

/** The security context of a container. */
final class ContainerSecurityCheck {
    /** The greatest number of a user or group. */
    static final long MOST_ID = Integer.MAX_VALUE;

    private ContainerSecurityCheck() {}

    static void check(Place context, PodContext pod) {
        context.at("runAsUser").within(0, MOST_ID);
        context.at("runAsGroup").within(0, MOST_ID);
        ProfilesCheck.seccomp(context.at("seccompProfile"));
        ProfilesCheck.appArmor(context.at("appArmorProfile"));
        WindowsOptionsCheck.check(context.at("windowsOptions"));
        Place procMount = context.at("procMount");
        if (procMount.textOrEmpty().equals("Unmasked") && pod.hostUsers() && pod.since(33)) {
            procMount.refuse("Unmasked needs hostUsers: false in the pod", "set hostUsers: false, or write Default");
        }
        Place escalation = context.at("allowPrivilegeEscalation");
        if (!escalation.isFalse()) {
            return;
        }
        if (context.at("privileged").isTrue()) {
            escalation.refuse("cannot be false when privileged is true", "remove one of the two");
        }
        for (Place capability : context.at("capabilities", "add").items()) {
            if (capability.textOrEmpty().equals("CAP_SYS_ADMIN")) {
                capability.refuse("cannot be added when allowPrivilegeEscalation is false", "remove one of the two");
            }
        }
    }
}
