package io.chartwright.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chartwright.model.Chart;
import io.chartwright.model.ChartFile;
import io.chartwright.model.ChartId;
import io.chartwright.model.InvalidInputException;
import io.chartwright.model.Location;
import io.chartwright.model.Mapping;
import io.chartwright.model.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ChartWriterTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path root;

    @Test
    void writeWhenSomethingDiffersTouchesOnlyThat() throws IOException {
        ChartWriter writer = new ChartWriter(new ProjectLayout(root));
        writer.write(chart(Map.of("a", "1", "b/c", "2", "b/d/e", "3")));
        Path same = root.resolve("charts/c/a");
        Files.setLastModifiedTime(same, FileTime.fromMillis(0));

        List<Difference> done = writer.write(chart(Map.of("a", "1", "b/c", "changed", "f", "4")));

        assertThat(done)
                .extracting(difference -> difference.kind().word() + " " + difference.path())
                .containsExactly("changed charts/c/b/c", "removed charts/c/b/d/e", "added charts/c/f");
        assertThat(Files.getLastModifiedTime(same).toMillis()).isZero();
        assertThat(root.resolve("charts/c/b/d")).doesNotExist();
        assertThat(writer.differences(chart(Map.of("a", "1", "b/c", "changed", "f", "4"))))
                .isEmpty();
    }

    @Test
    void writeWhenAFileStandsInTheWaySaysWhatWasTried() throws IOException {
        Files.writeString(root.resolve("charts"), "a file");

        assertThatThrownBy(() -> new ChartWriter(new ProjectLayout(root)).write(chart(Map.of("a", "1"))))
                .isInstanceOf(ProjectException.class)
                .hasMessageContaining("could not write");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void readWhenASourceIsALinkRefusesIt() throws IOException {
        Path templates = Files.createDirectories(root.resolve("chart-templates/c"));
        Files.createSymbolicLink(templates.resolve("secret"), Files.writeString(root.resolve("elsewhere"), "text"));

        assertThatThrownBy(() -> new ProjectReader().read(new ProjectLayout(root)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("chart-templates/c/secret: error: [project/file] is a symbolic link");
    }

    private static Chart chart(Map<String, String> texts) {
        Map<String, ChartFile> files = new TreeMap<>();
        texts.forEach((path, text) -> files.put(path, ChartFile.of(path, text)));
        ChartId id = new ChartId("c", Version.parse("1.0.0"));
        return new Chart(id, Mapping.empty(Location.of("Chart.yaml")), files, List.of());
    }
}
