package io.chartwright.publish;

import io.chartwright.model.Version;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The versions of one chart as a repair leaves them, each as text. */
final class RepairedChart {

    /**
     * A version.
     *
     * @param version empty when it is none
     * @param text as it stands in the index, with what stands between it and the one before
     */
    private record Part(Optional<Version> version, String text) {}

    private final List<Part> parts = new ArrayList<>();

    void add(Optional<Version> version, String text) {
        parts.add(new Part(version, text));
    }

    /** Returns whether each version is newer than the one below. */
    boolean isInOrder() {
        return sorted().equals(parts);
    }

    /** Returns the texts, newest version first. */
    List<String> texts() {
        return sorted().stream().map(Part::text).toList();
    }

    /** What is no version comes last; what is equal stays in its order. */
    private List<Part> sorted() {
        Comparator<Version> newestFirst = Comparator.reverseOrder();
        return parts.stream()
                .sorted(Comparator.comparing(part -> part.version().orElse(Version.parse("0.0.0-0")), newestFirst))
                .toList();
    }
}
