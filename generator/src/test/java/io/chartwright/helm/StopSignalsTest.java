package io.chartwright.helm;

import static org.assertj.core.api.Assertions.assertThat;

import io.chartwright.model.Chart;
import io.chartwright.model.ChartFile;
import io.chartwright.model.ChartId;
import io.chartwright.model.Location;
import io.chartwright.model.Mapping;
import io.chartwright.model.Version;
import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "a process there is ended, not asked")
class StopSignalsTest {
    private static final int ENDED_BY_SIGTERM = 128 + 15;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void restoreWhenHelmHasRenderedLetsTheProcessBeStoppedAndLeavesNothingBehind() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djava.io.tmpdir=" + folder,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Rendered.class.getName(),
                        folder.resolve("cache").toString())
                .redirectErrorStream(true)
                .start();
        try (BufferedReader output = process.inputReader()) {
            assertThat(output.lines().anyMatch("rendered"::equals)).isTrue();

            process.destroy();

            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(ENDED_BY_SIGTERM);
            try (Stream<Path> left = Files.list(folder)) {
                assertThat(left.filter(path -> path.getFileName().toString().startsWith("chartwright")))
                        .isEmpty();
            }
        } finally {
            process.destroyForcibly();
        }
    }

    /** A process that renders a chart and then waits for ever. */
    static final class Rendered {
        private Rendered() {}

        public static void main(String[] arguments) throws InterruptedException {
            ChartFile metadata = ChartFile.of("Chart.yaml", "apiVersion: v2\nname: small\nversion: 1.0.0\n");
            Chart chart = new Chart(
                    new ChartId("small", Version.parse("1.0.0")),
                    Mapping.empty(Location.of("Chart.yaml")),
                    Map.of("Chart.yaml", metadata),
                    List.of());
            try (EmbeddedHelm helm = new EmbeddedHelm(Path.of(arguments[0]));
                    HelmChart opened = helm.open(chart)) {
                opened.template("", "1.36.0");
                System.out.println("rendered");
                Thread.sleep(Long.MAX_VALUE);
            }
        }
    }
}
