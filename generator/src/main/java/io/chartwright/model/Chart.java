package io.chartwright.model;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * A rendered Helm chart in memory.
 *
 * @param id name and version
 * @param metadata the content of {@code Chart.yaml}
 * @param files every file by its path, sorted by path; includes {@code Chart.yaml} itself
 * @param overlays the values of each cloud variant that the chart was rendered for, sorted by name
 * @param sources where its files and values were written by a person
 */
public record Chart(
        ChartId id, Mapping metadata, Map<String, ChartFile> files, Collection<Overlay> overlays, Sources sources) {

    /** Every key of {@code Chart.yaml} that Helm reads; it refuses an index with any other one in an entry. */
    public static final Set<String> METADATA_KEYS = Set.of(
            "annotations",
            "apiVersion",
            "appVersion",
            "condition",
            "dependencies",
            "deprecated",
            "description",
            "home",
            "icon",
            "keywords",
            "kubeVersion",
            "maintainers",
            "name",
            "sources",
            "tags",
            "type",
            "version");

    public Chart {
        files = Collections.unmodifiableMap(new TreeMap<>(files));
        overlays = List.copyOf(overlays);
    }

    /** Creates a chart that was made from nothing else. */
    public Chart(ChartId id, Mapping metadata, Map<String, ChartFile> files, Collection<Overlay> overlays) {
        this(id, metadata, files, overlays, Sources.itself());
    }

    /** Returns this chart for other overlays. */
    public Chart with(Collection<Overlay> others) {
        return new Chart(id, metadata, files, others, sources);
    }

    /** Returns the chart without a file. */
    public Chart without(String path) {
        Map<String, ChartFile> others = new TreeMap<>(files);
        others.remove(path);
        return new Chart(id, metadata, others, overlays, sources);
    }

    /** Returns the file at the path, if there is one. */
    public Optional<ChartFile> file(String path) {
        return Optional.ofNullable(files.get(path));
    }

    /** Returns the file that a user would edit to change the chart's file, relative to the project. */
    public String sourceOf(String path) {
        return sources.of(path);
    }

    /** Returns the place that a user would edit to change a place in the chart's file. */
    public Location sourceOf(Location inChart) {
        return sources.of(inChart);
    }
}
