package io.chartwright.kubernetes;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Volumes that a container mounts as folders or takes as devices. */
final class MountsCheck {

    /** What makes a volume a claim; that of a StatefulSet's template has a specification. */
    private static final List<String> CLAIMS = List.of("persistentVolumeClaim", "ephemeral", "spec");

    private MountsCheck() {}

    static void check(Place container, PodContext pod) {
        Map<String, Place> volumes = pod.volumes();
        boolean privileged = container.at("securityContext", "privileged").isTrue();
        Unique paths = new Unique();
        for (Place mount : container.at("volumeMounts").items()) {
            volume(mount.at("name"), volumes);
            mount.at("mountPath").require("say where the volume is mounted");
            paths.check(mount.at("mountPath"));
            subPath(mount);
            Place volume = volumes.get(mount.at("name").textOrEmpty());
            if (volume != null && volume.at("image").isThere() && !pod.since(33)) {
                withoutSubPath(mount);
            }
            if (mount.at("mountPropagation").textOrEmpty().equals("Bidirectional") && !privileged) {
                mount.at("mountPropagation")
                        .refuse("Bidirectional is only for privileged containers", "use HostToContainer");
            }
            recursiveReadOnly(mount);
        }
        devices(container, volumes);
    }

    private static void volume(Place name, Map<String, Place> volumes) {
        name.require("name the volume");
        if (!name.isEmpty() && !volumes.containsKey(name.textOrEmpty())) {
            name.refuse("'" + name.textOrEmpty() + "' is no volume of the pod", "add it to volumes");
        }
    }

    private static void subPath(Place mount) {
        PodNamesCheck.unlessEmpty(mount.at("subPath"), PathForms.DESCENDING);
        PodNamesCheck.unlessEmpty(mount.at("subPathExpr"), PathForms.DESCENDING);
        if (!mount.at("subPath").isEmpty() && !mount.at("subPathExpr").isEmpty()) {
            mount.at("subPathExpr").refuse("cannot be set together with subPath", "remove one of the two");
        }
    }

    private static void withoutSubPath(Place mount) {
        for (String field : List.of("subPath", "subPathExpr")) {
            if (!mount.at(field).isEmpty()) {
                mount.at(field).refuse("is not for image volumes", "remove it");
            }
        }
    }

    private static void recursiveReadOnly(Place mount) {
        Place recursive = mount.at("recursiveReadOnly");
        recursive.oneOf(List.of("Disabled", "Enabled", "IfPossible"));
        if (!Set.of("Enabled", "IfPossible").contains(recursive.textOrEmpty())) {
            return;
        }
        if (!mount.at("readOnly").isTrue()) {
            recursive.refuse("needs readOnly: true", "add readOnly: true");
        }
        String propagation = mount.at("mountPropagation").textOrEmpty();
        if (!propagation.isEmpty() && !propagation.equals("None")) {
            recursive.refuse("cannot be set together with mountPropagation " + propagation, "remove one of the two");
        }
    }

    private static void devices(Place container, Map<String, Place> volumes) {
        Unique names = new Unique();
        Unique paths = new Unique();
        Set<String> mounted = texts(container.at("volumeMounts"), "name");
        Set<String> mountPaths = texts(container.at("volumeMounts"), "mountPath");
        for (Place device : container.at("volumeDevices").items()) {
            Place name = device.at("name");
            Place path = device.at("devicePath");
            volume(name, volumes);
            names.check(name);
            Place volume = volumes.get(name.textOrEmpty());
            if (volume != null && OneOf.count(volume, CLAIMS) == 0) {
                name.refuse("'" + name.textOrEmpty() + "' is no claim, so it is no device", "mount it instead");
            }
            path.require("say where the device is");
            paths.check(path);
            path.must(PathForms.WITHOUT_BACKSTEPS);
            if (mounted.contains(name.textOrEmpty())) {
                name.refuse("'" + name.textOrEmpty() + "' is mounted as well", "use it in one of the two ways");
            }
            if (mountPaths.contains(path.textOrEmpty())) {
                path.refuse("'" + path.textOrEmpty() + "' is a mountPath as well", "use another path");
            }
        }
    }

    private static Set<String> texts(Place list, String field) {
        return list.items().stream().map(item -> item.at(field).textOrEmpty()).collect(Collectors.toSet());
    }
}
