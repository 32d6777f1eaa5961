package io.chartwright.kubernetes;

import java.util.List;

/** The three lists of containers: what each kind of container may have, and that no name is there twice. */
final class ContainersCheck {
    private static final List<String> PROBES = List.of("livenessProbe", "readinessProbe", "startupProbe");
    private static final List<String> NOT_EPHEMERAL = List.of(
            "ports", "resources", "livenessProbe", "readinessProbe", "startupProbe", "lifecycle", "resizePolicy");

    private ContainersCheck() {}

    static void check(PodContext pod) {
        Place spec = pod.spec();
        spec.at("containers").require("add a container");
        Unique names = new Unique();
        for (Place container : spec.at("containers").items()) {
            ContainerCheck.check(container, pod);
            names.check(container.at("name"));
            running(container, pod);
        }
        for (Place container : spec.at("initContainers").items()) {
            ContainerCheck.check(container, pod);
            names.check(container.at("name"));
            if (container.at("restartPolicy").textOrEmpty().equals("Always")) {
                running(container, pod);
            } else {
                init(container);
            }
        }
        for (Place container : spec.at("ephemeralContainers").items()) {
            ephemeral(container, names);
            ContainerCheck.check(container, pod);
            names.check(container.at("name"));
        }
    }

    private static void running(Place container, PodContext pod) {
        ProbeCheck.container(container, pod);
    }

    private static void init(Place container) {
        container.at("lifecycle").forbid("is not for init containers", "remove it, or set restartPolicy: Always");
        for (String probe : PROBES) {
            container.at(probe).forbid("is not for init containers", "remove it, or set restartPolicy: Always");
        }
    }

    private static void ephemeral(Place container, Unique names) {
        NOT_EPHEMERAL.forEach(field -> container.at(field).forbid("is not for ephemeral containers", "remove it"));
        Place target = container.at("targetContainerName");
        if (!target.isEmpty() && !names.has(target.textOrEmpty())) {
            target.refuse("'" + target.textOrEmpty() + "' is no container of the pod", "name one of its containers");
        }
    }
}
