package io.chartwright.kubernetes;

/** What does not go together with a namespace of the node, or with a user namespace of the pod's own. */
final class HostNamespacesCheck {

    private HostNamespacesCheck() {}

    static void check(PodContext pod) {
        Place spec = pod.spec();
        if (!pod.hostUsers()) {
            // Allowed together with the node's network since 1.36.
            without(spec.at("hostNetwork"));
            without(spec.at("hostPID"));
            without(spec.at("hostIPC"));
            for (Place container : pod.containers()) {
                Place devices = container.at("volumeDevices");
                if (!devices.isEmpty()) {
                    devices.refuse("cannot be used when hostUsers is false", "remove one of the two");
                }
            }
        }
        if (spec.at("hostPID").isTrue() && spec.at("shareProcessNamespace").isTrue()) {
            spec.at("shareProcessNamespace").refuse("cannot be true together with hostPID", "remove one of the two");
        }
    }

    private static void without(Place host) {
        if (host.isTrue()) {
            host.refuse("cannot be true when hostUsers is false", "remove one of the two");
        }
    }
}
