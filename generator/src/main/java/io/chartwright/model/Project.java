package io.chartwright.model;

import java.util.List;

/**
 * The sources of a repository.
 *
 * @param charts the chart templates, sorted by name
 * @param profiles the profile files with paths relative to the project, sorted by path
 */
public record Project(List<ChartSource> charts, List<ChartFile> profiles) {

    public Project {
        charts = List.copyOf(charts);
        profiles = List.copyOf(profiles);
    }
}
