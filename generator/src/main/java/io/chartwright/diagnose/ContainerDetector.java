package io.chartwright.diagnose;

import java.util.List;
import java.util.stream.Stream;

/** Looks for causes at each container of the release's pods. */
interface ContainerDetector extends Detector {

    @Override
    default List<Clue> find(Snapshot snapshot) {
        return snapshot.pods().stream()
                .flatMap(pod -> ContainerState.of(pod).stream().flatMap(container -> clues(snapshot, pod, container)))
                .toList();
    }

    /** Returns what speaks for a cause at one container. */
    Stream<Clue> clues(Snapshot snapshot, LiveObject pod, ContainerState container);
}
