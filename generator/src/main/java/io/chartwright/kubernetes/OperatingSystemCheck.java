package io.chartwright.kubernetes;

import java.util.List;

/** Fields that only pods of the other operating system may have, and containers that are processes of the host. */
final class OperatingSystemCheck {
    private static final List<String> NOT_IN_WINDOWS_POD = List.of(
            "appArmorProfile",
            "seLinuxOptions",
            "seccompProfile",
            "fsGroup",
            "fsGroupChangePolicy",
            "runAsUser",
            "runAsGroup",
            "supplementalGroups",
            "supplementalGroupsPolicy",
            "seLinuxChangePolicy");

    private static final List<String> NOT_IN_WINDOWS_CONTAINER = List.of(
            "appArmorProfile",
            "seLinuxOptions",
            "seccompProfile",
            "capabilities",
            "readOnlyRootFilesystem",
            "privileged",
            "allowPrivilegeEscalation",
            "procMount",
            "runAsUser",
            "runAsGroup");

    private OperatingSystemCheck() {}

    static void check(PodContext pod) {
        Place os = pod.spec().at("os");
        if (os.isThere()) {
            os.at("name").require("write linux or windows");
            os.at("name").oneOf(List.of("linux", "windows"));
        }
        switch (os.at("name").textOrEmpty()) {
            case "linux" -> linux(pod);
            case "windows" -> windows(pod);
            default -> {}
        }
        hostProcess(pod);
    }

    private static void linux(PodContext pod) {
        forbid(pod.spec().at("securityContext", "windowsOptions"), "linux");
        pod.containers().forEach(container -> forbid(container.at("securityContext", "windowsOptions"), "linux"));
    }

    private static void windows(PodContext pod) {
        Place spec = pod.spec();
        NOT_IN_WINDOWS_POD.forEach(field -> forbid(spec.at("securityContext", field), "windows"));
        if (!spec.at("securityContext", "sysctls").isEmpty()) {
            forbid(spec.at("securityContext", "sysctls"), "windows");
        }
        forbid(spec.at("hostUsers"), "windows");
        if (pod.since(34)) {
            forbid(spec.at("resources"), "windows");
        }
        forbid(spec.at("shareProcessNamespace"), "windows");
        for (String field : List.of("hostPID", "hostIPC")) {
            if (spec.at(field).isTrue()) {
                forbid(spec.at(field), "windows");
            }
        }
        for (Place container : pod.containers()) {
            NOT_IN_WINDOWS_CONTAINER.forEach(field -> forbid(container.at("securityContext", field), "windows"));
        }
    }

    private static void forbid(Place field, String os) {
        field.forbid("cannot be set when os.name is " + os, "remove one of the two");
    }

    private static void hostProcess(PodContext pod) {
        Place ofPod = pod.spec().at("securityContext", "windowsOptions", "hostProcess");
        List<Place> containers = pod.containers();
        int processes = 0;
        for (Place container : containers) {
            Place own = container.at("securityContext", "windowsOptions", "hostProcess");
            if (own.isThere() && ofPod.isThere() && own.isTrue() != ofPod.isTrue()) {
                own.refuse("is not what the pod's hostProcess is", "give both the same value");
            }
            processes += own.isTrue() || (!own.isThere() && ofPod.isTrue()) ? 1 : 0;
        }
        if (processes > 0 && processes < containers.size()) {
            pod.spec().refuse("has containers with and without hostProcess", "set it for all or for none");
        }
        if (processes > 0 && !pod.hostNetwork()) {
            pod.spec().at("hostNetwork").refuse("must be true with hostProcess", "set hostNetwork: true");
        }
    }
}
