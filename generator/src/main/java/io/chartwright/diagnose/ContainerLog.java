package io.chartwright.diagnose;

import java.util.List;

/**
 * The end of a container's log.
 *
 * @param pod the pod's name
 * @param container the container's name
 * @param previous whether it is of the run before the last restart
 * @param lines the lines, oldest first
 */
record ContainerLog(String pod, String container, boolean previous, List<String> lines) {

    ContainerLog {
        lines = List.copyOf(lines);
    }

    /** Returns where its lines stand, as evidence names it. */
    String place() {
        return "log of container " + container + (previous ? " before its restart" : "");
    }
}
