package io.chartwright.kubernetes;

import java.util.Set;

/** Pods. */
final class PodCheck implements KindCheck {

    @Override
    public Set<String> kinds() {
        return Set.of("Pod");
    }

    @Override
    public void check(Place object, Minor minor) {
        Place spec = object.at("spec");
        PodContext pod = new PodContext(spec, object.at("metadata"), object.at("claims"), true, minor);
        PodSpecCheck.check(pod);
        if (!spec.at("ephemeralContainers").isEmpty()) {
            spec.at("ephemeralContainers")
                    .refuse("cannot be set when a pod is created", "add them with 'kubectl debug' to a pod that runs");
        }
        if (!spec.at("nodeName").isEmpty() && !spec.at("schedulingGates").isEmpty()) {
            spec.at("nodeName").refuse("is set although schedulingGates hold the pod back", "remove one of the two");
        }
        checkPriority(spec);
        if (!spec.at("overhead").isEmpty() && spec.at("runtimeClassName").isEmpty()) {
            spec.at("overhead").refuse("is set without runtimeClassName", "remove it: it comes from the RuntimeClass");
        }
        for (Place container : pod.containers()) {
            Place image = container.at("image");
            image.text()
                    .filter(text -> !text.equals(text.strip()))
                    .ifPresent(text -> image.refuse("begins or ends with white space", "remove the white space"));
        }
    }

    /** The number comes from the class, or from a default of the cluster; another one is refused. */
    private static void checkPriority(Place spec) {
        Place priority = spec.at("priority");
        if (spec.at("priorityClassName").isEmpty()
                && priority.integer().filter(number -> number != 0).isPresent()) {
            priority.refuse(
                    "is set without priorityClassName", "remove it, and name a PriorityClass in priorityClassName");
        }
    }
}
