package io.chartwright.project;

import io.chartwright.model.Chart;
import io.chartwright.model.ChartFile;
import io.chartwright.project.Difference.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Writes a chart in memory to its folder, touching only what differs. */
public final class ChartWriter {

    private final ProjectLayout layout;

    /** Creates a writer into the project's folder of generated charts. */
    public ChartWriter(ProjectLayout layout) {
        this.layout = layout;
    }

    /** Returns what {@link #write} would do, sorted by path. */
    public List<Difference> differences(Chart chart) {
        Path folder = layout.chart(chart.id().name());
        Map<String, ChartFile> onDisk =
                Files.isDirectory(folder) ? new FileTree(folder, folder.toString()).read() : Map.of();
        Map<String, Kind> kinds = new TreeMap<>();
        onDisk.keySet().forEach(path -> kinds.put(path, Kind.REMOVED));
        for (ChartFile file : chart.files().values()) {
            ChartFile old = onDisk.get(file.path());
            if (old == null) {
                kinds.put(file.path(), Kind.ADDED);
            } else if (old.equals(file)) {
                kinds.remove(file.path());
            } else {
                kinds.put(file.path(), Kind.CHANGED);
            }
        }
        List<Difference> differences = new ArrayList<>();
        kinds.forEach((path, kind) ->
                differences.add(new Difference(layout.chartFile(chart.id().name(), path), kind)));
        return differences;
    }

    /**
     * Makes the chart's folder equal to the chart: writes what is new or differs, each file beside its place and then
     * renamed, and removes what the chart does not have.
     *
     * @return what was done, sorted by path
     * @throws ProjectException when the disk fails
     */
    public List<Difference> write(Chart chart) {
        List<Difference> differences = differences(chart);
        Path folder = layout.chart(chart.id().name());
        for (Difference difference : differences) {
            String path = difference
                    .path()
                    .substring(layout.chartFile(chart.id().name(), "").length());
            chart.file(path)
                    .ifPresentOrElse(
                            file -> WholeFile.write(folder.resolve(path), file.content()),
                            () -> remove(folder, folder.resolve(path)));
        }
        return differences;
    }

    private static void remove(Path root, Path file) {
        try {
            Files.deleteIfExists(file);
            for (Path parent = file.getParent(); parent != null && !parent.equals(root); parent = parent.getParent()) {
                if (!isEmpty(parent)) {
                    return;
                }
                Files.delete(parent);
            }
        } catch (IOException e) {
            throw new ProjectException("remove", file, e);
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> children = Files.list(folder)) {
            return children.findAny().isEmpty();
        }
    }
}
