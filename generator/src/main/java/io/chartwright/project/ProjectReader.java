package io.chartwright.project;

import io.chartwright.model.ChartFile;
import io.chartwright.model.ChartSource;
import io.chartwright.model.Project;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads the sources of a repository. */
public final class ProjectReader {

    /**
     * Returns the chart templates and profiles of the project.
     *
     * @throws io.chartwright.model.InvalidInputException for links and files that are too large
     * @throws ProjectException when the disk fails
     */
    public Project read(ProjectLayout layout) {
        Map<String, ChartFile> values = Files.isDirectory(layout.values())
                ? new FileTree(layout.values(), ProjectLayout.VALUES).read()
                : Map.of();
        return of(new FileTree(layout.chartTemplates(), ProjectLayout.CHART_TEMPLATES).read(), values);
    }

    /**
     * Returns the project of the files.
     *
     * @param templates the files below the folder of chart templates, by their path in it
     * @param values the files below the folder of profiles, by their path in it
     */
    static Project of(Map<String, ChartFile> templates, Map<String, ChartFile> values) {
        return new Project(charts(templates), profiles(values));
    }

    /**
     * Returns the file that says what is not to be reported, if the project has one.
     *
     * @throws ProjectException when the disk fails
     */
    public Optional<ChartFile> settings(ProjectLayout layout) {
        if (!Files.exists(layout.settings())) {
            return Optional.empty();
        }
        return Optional.of(new ChartFile(ProjectLayout.SETTINGS, new OperatorFile(layout.settings()).read()));
    }

    private static List<ChartSource> charts(Map<String, ChartFile> files) {
        Map<String, Map<String, ChartFile>> charts = new TreeMap<>();
        String folder = ProjectLayout.CHART_TEMPLATES;
        for (ChartFile file : files.values()) {
            int slash = file.path().indexOf('/');
            if (slash > 0) {
                String path = file.path().substring(slash + 1);
                charts.computeIfAbsent(file.path().substring(0, slash), name -> new TreeMap<>())
                        .put(path, new ChartFile(path, file.content()));
            }
        }
        List<ChartSource> sources = new ArrayList<>();
        charts.forEach((name, own) -> sources.add(new ChartSource(name, folder + "/" + name, own)));
        return sources;
    }

    private static List<ChartFile> profiles(Map<String, ChartFile> files) {
        return files.values().stream()
                .filter(file -> file.path().endsWith(".yaml") && !file.path().contains("/"))
                .map(file -> new ChartFile(ProjectLayout.VALUES + "/" + file.path(), file.content()))
                .toList();
    }
}
