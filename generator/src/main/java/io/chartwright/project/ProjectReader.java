package io.chartwright.project;

import io.chartwright.model.ChartFile;
import io.chartwright.model.ChartSource;
import io.chartwright.model.Project;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** Reads the sources of a repository. */
public final class ProjectReader {

    /**
     * Returns the chart templates and profiles of the project.
     *
     * @throws io.chartwright.model.InvalidInputException for links and files that are too large
     * @throws ProjectException when the disk fails
     */
    public Project read(ProjectLayout layout) {
        return read(folder -> {
            Path path = layout.root().resolve(folder);
            return folder.equals(ProjectLayout.VALUES) && !Files.isDirectory(path)
                    ? Map.of()
                    : new FileTree(path, folder).read();
        });
    }

    /**
     * Returns the chart templates and profiles of a project that is kept in some other way.
     *
     * @param folders gives the files below a folder of the project by their paths in the folder
     */
    public Project read(Function<String, Map<String, ChartFile>> folders) {
        return new Project(
                charts(folders.apply(ProjectLayout.CHART_TEMPLATES)), profiles(folders.apply(ProjectLayout.VALUES)));
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
