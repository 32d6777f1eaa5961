package io.chartwright.e2e;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The first process of a container, seen from this machine: the node's containers run on it.
 *
 * @param id its number on this machine
 */
record ContainerProcess(long id) {
    /** Returns the process of a container that a pod's status names, such as {@code containerd://1f…}. */
    static ContainerProcess of(String container) {
        String hash = container.substring(container.lastIndexOf('/') + 1);
        return ProcessHandle.allProcesses()
                .map(ProcessHandle::pid)
                .filter(pid -> text(pid, "cgroup").contains(hash)
                        // Its own number in each namespace of processes, the innermost last.
                        && text(pid, "status").lines().anyMatch(line -> line.matches("NSpid:.*\\t1")))
                .findFirst()
                .map(ContainerProcess::new)
                .orElseThrow(() -> new AssertionError("no process of " + container + " on this machine"));
    }

    /** Ends it with SIGKILL: it cannot do anything about that. */
    void kill() {
        boolean sent = ProcessHandle.of(id).map(ProcessHandle::destroyForcibly).orElse(false);
        if (!sent) {
            throw new AssertionError("process " + id + " could not be killed");
        }
    }

    private static String text(long pid, String file) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(pid), file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            // It has ended meanwhile.
            return "";
        }
    }
}
