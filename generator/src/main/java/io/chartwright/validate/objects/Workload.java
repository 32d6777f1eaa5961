package io.chartwright.validate.objects;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An object that runs pods, and the pod that it runs.
 *
 * @param object the object; a Pod is one itself
 * @param pod the pod or the pod template, with {@code metadata} and {@code spec}
 * @param labels the labels of its pods
 * @param containers the containers in the order in which they start
 */
public record Workload(KubernetesObject object, Field pod, Map<String, String> labels, List<Container> containers) {

    /** Where each kind keeps the pod's template. */
    private static final Map<String, List<String>> TEMPLATES = Map.of(
            "Pod", List.of(),
            "PodTemplate", List.of("template"),
            "Deployment", List.of("spec", "template"),
            "StatefulSet", List.of("spec", "template"),
            "DaemonSet", List.of("spec", "template"),
            "ReplicaSet", List.of("spec", "template"),
            "ReplicationController", List.of("spec", "template"),
            "Rollout", List.of("spec", "template"),
            "Job", List.of("spec", "template"),
            "CronJob", List.of("spec", "jobTemplate", "spec", "template"));

    /** Returns the object as a workload, if its kind runs pods and it says which. */
    static Optional<Workload> of(KubernetesObject object) {
        List<String> path = TEMPLATES.get(object.kind().orElse(""));
        if (path == null) {
            return Optional.empty();
        }
        Field pod = object.field();
        for (String key : path) {
            pod = pod.at(key);
        }
        return pod.at("spec").isThere()
                ? Optional.of(
                        new Workload(object, pod, pod.at("metadata", "labels").texts(), containers(pod.at("spec"))))
                : Optional.empty();
    }

    private static List<Container> containers(Field spec) {
        List<Container> containers = new ArrayList<>();
        for (Field field : spec.at("initContainers").items()) {
            boolean stays = field.at("restartPolicy").is("Always");
            containers.add(new Container(field, stays ? Container.Role.SIDECAR : Container.Role.INIT));
        }
        for (Field field : spec.at("containers").items()) {
            containers.add(new Container(field, Container.Role.MAIN));
        }
        for (Field field : spec.at("ephemeralContainers").items()) {
            containers.add(new Container(field, Container.Role.EPHEMERAL));
        }
        return List.copyOf(containers);
    }

    /** Returns the pod's {@code spec}. */
    public Field spec() {
        return pod.at("spec");
    }

    /** Returns whether its pods run until they are stopped, and not until their work is done. */
    public boolean isLasting() {
        return !object.isHook()
                && !object.is("Job")
                && !object.is("CronJob")
                && !spec().at("restartPolicy").isOneOf(List.of("Never", "OnFailure"));
    }

    /** Returns the container of that name. */
    public Optional<Container> container(String name) {
        return containers.stream()
                .filter(container -> container.name().equals(name))
                .findFirst();
    }

    /** Returns {@code Kind/name}. */
    @Override
    public String toString() {
        return object.toString();
    }
}
