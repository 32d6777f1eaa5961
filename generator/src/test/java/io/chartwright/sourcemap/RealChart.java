package io.chartwright.sourcemap;

import io.chartwright.model.Chart;
import io.chartwright.model.ChartFile;
import io.chartwright.model.ChartId;
import io.chartwright.model.Content;
import io.chartwright.model.Location;
import io.chartwright.model.Mapping;
import io.chartwright.model.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The chart of this project, as it is committed. */
final class RealChart {
    private static final Path FOLDER = Path.of("..", "charts", "boomi-flow");

    private RealChart() {}

    static Chart read() throws IOException {
        Map<String, ChartFile> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(FOLDER)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                String path = FOLDER.relativize(file).toString().replace('\\', '/');
                files.put(path, new ChartFile(path, Content.of(Files.readAllBytes(file))));
            }
        }
        ChartId id = new ChartId("boomi-flow", Version.parse("0.1.0"));
        return new Chart(id, Mapping.empty(Location.of("Chart.yaml")), files, List.of());
    }
}
