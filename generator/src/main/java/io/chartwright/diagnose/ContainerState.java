package io.chartwright.diagnose;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How a container of a pod is.
 *
 * @param path of its status in the pod, such as {@code status.containerStatuses[0]}
 * @param status what stands there
 */
record ContainerState(String path, LiveObject status) {

    /** Which value of the chart names the image, where it is not the tier's own. */
    private static final Map<String, String> IMAGE_VALUES = Map.of(
            "check-password", "player.image",
            "tls-proxy", "player.image",
            "metrics", "player.metrics.image",
            "database-proxy", "database.proxy");

    /** Returns those of the pod's containers, the ones that start first in front. */
    static List<ContainerState> of(LiveObject pod) {
        return Stream.of("status.initContainerStatuses", "status.containerStatuses")
                .flatMap(list -> {
                    List<LiveObject> all = pod.items(list);
                    return IntStream.range(0, all.size())
                            .mapToObj(at -> new ContainerState(list + "[" + at + "]", all.get(at)));
                })
                .toList();
    }

    String name() {
        return status.text("name");
    }

    String image() {
        return status.text("image");
    }

    String place(String field) {
        return path + "." + field;
    }

    /** Returns why it waits, such as {@code CrashLoopBackOff}; empty when it does not. */
    String waiting() {
        return status.text("state.waiting.reason");
    }

    /** Returns what is said of its waiting. */
    String message() {
        return waiting()
                + (status.text("state.waiting.message").isEmpty() ? "" : ": ")
                + status.text("state.waiting.message");
    }

    /** Returns how it ended the last time; empty when it never did. */
    LiveObject end() {
        LiveObject now = status.part("state.terminated");
        return now.fields().isEmpty() ? status.part("lastState.terminated") : now;
    }

    /** Returns where its last end stands. */
    String endPlace() {
        return place(status.part("state.terminated").fields().isEmpty() ? "lastState.terminated" : "state.terminated");
    }

    /** Returns whether it ended in another way than by finishing its work. */
    boolean hasFailed() {
        LiveObject end = end();
        return !end.fields().isEmpty()
                && (end.number("exitCode") != 0 || waiting().equals("CrashLoopBackOff"));
    }

    /** Returns the value of the chart that names its image. */
    String imageValue(String tier) {
        return IMAGE_VALUES.getOrDefault(name(), tier + ".image");
    }
}
