package io.chartwright.project;

import static org.assertj.core.api.Assertions.assertThat;

import io.chartwright.model.ChartArchive;
import io.chartwright.model.ChartId;
import io.chartwright.model.Content;
import io.chartwright.model.Location;
import io.chartwright.model.Mapping;
import io.chartwright.model.Version;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ArchiveWriterTest {
    private static final int TIMES = 2000;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path root;

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "a file that is being read cannot be replaced there")
    void writeWhenSomebodyReadsNeverTakesTheArchiveAway() throws Exception {
        ArchiveWriter writer = new ArchiveWriter(new ProjectLayout(root));
        Path file = writer.write(archive("0"));
        CompletableFuture<Void> writes = CompletableFuture.runAsync(() -> {
            for (int i = 0; i < TIMES; i++) {
                writer.write(archive("0123456789".repeat(i % 10 + 1)));
            }
        });

        while (!writes.isDone()) {
            assertThat(Files.readString(file)).startsWith("0");
        }
        writes.get();

        assertThat(root.resolve("dist").toFile().list())
                .containsExactly(file.getFileName().toString());
    }

    private static ChartArchive archive(String text) {
        ChartId id = new ChartId("c", Version.parse("1.0.0"));
        return new ChartArchive(id, Mapping.empty(Location.of("Chart.yaml")), Content.of(text));
    }
}
