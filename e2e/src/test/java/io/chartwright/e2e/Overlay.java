package io.chartwright.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * One chart with one of its values files for tests, {@code charts/<chart>/ci/<name>-values.yaml}.
 *
 * @param chart the chart's folder
 * @param name the overlay's name, such as {@code eks-public}
 */
record Overlay(Path chart, String name) {
    private static final String ENDING = "-values.yaml";

    /** Returns all overlays of all generated charts, sorted; fails when there is none. */
    static List<Overlay> all() {
        Path charts = Surroundings.project().resolve("charts");
        List<Overlay> overlays = list(charts).flatMap(Overlay::of).toList();
        if (overlays.isEmpty()) {
            throw new IllegalStateException("no ci/*-values.yaml below " + charts + "; run ./chartwright release");
        }
        return overlays;
    }

    /** Returns the overlay of that name. */
    static Overlay named(String name) {
        return all().stream()
                .filter(overlay -> overlay.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("there is no overlay " + name));
    }

    private static Stream<Overlay> of(Path chart) {
        return list(chart.resolve("ci"))
                .map(file -> file.getFileName().toString())
                .filter(file -> file.endsWith(ENDING))
                .map(file -> new Overlay(chart, file.substring(0, file.length() - ENDING.length())));
    }

    private static Stream<Path> list(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + folder + "; run ./chartwright release", e);
        }
    }

    /** Returns the chart's name, which is its folder's. */
    String chartName() {
        return chart.getFileName().toString();
    }

    /** Returns the values file for tests. */
    String testValues() {
        return chart.resolve("ci").resolve(name + ENDING).toString();
    }

    @Override
    public String toString() {
        return name;
    }
}
