package io.chartwright.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.chartwright.e2e.Command.Ran;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code chart.yaml} does on GitHub: {@code ct install} with the values files for tests, with pods that run. */
@Tag("node")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Execution(ExecutionMode.SAME_THREAD)
final class NodeCtTest {
    private final Cluster cluster = Surroundings.cluster();

    /** Every overlay, with both Helms in turn; only the first and the last when there is less time. */
    Stream<Arguments> helmsAndOverlays() {
        List<Helm> helms = Surroundings.helms();
        List<Overlay> overlays = Overlay.all();
        return IntStream.range(0, overlays.size())
                .filter(i -> Surroundings.full() || i == 0 || i == overlays.size() - 1)
                .mapToObj(i -> Arguments.of(helms.get(i % helms.size()), overlays.get(i)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("helmsAndOverlays")
    void ctWhenInstallingAnOverlay(Helm helm, Overlay overlay, @TempDir Path folder) throws IOException {
        NodeRelease needs = new NodeRelease(cluster, helm, overlay, "ct");
        try {
            needs.prepare();
            Ran ran = ct(helm, folder)
                    .run(List.of(
                            "install",
                            "--config=" + Surroundings.project().resolve("ct.yaml"),
                            "--charts=" + chartWithOneValuesFile(overlay, folder),
                            "--namespace=" + needs.namespace(),
                            "--release-label=app.kubernetes.io/instance",
                            "--helm-extra-args=--timeout=4m",
                            // The one user that every overlay's sslMode can use here; and no pod that an autoscaler
                            // adds
                            // while ct, which does not wait for it, looks whether all are there.
                            "--helm-extra-set-args=--values=" + NodeRelease.nodeFile("values/all.yaml")
                                    + " --set=database.username=plain"
                                    + " --set=player.autoscaling.enabled=false,runtime.autoscaling.enabled=false"));
            assertThat(ran.succeeded())
                    .contains(overlay.name() + "-values.yaml", "/healthz answers", "/api/health answers")
                    .contains("All charts installed successfully");
        } finally {
            needs.remove();
        }
    }

    /** Returns ct, for which the Helm on PATH is the given one. */
    private static Command ct(Helm helm, Path folder) throws IOException {
        Path programs = Files.createDirectory(folder.resolve("programs"));
        Files.createSymbolicLink(programs.resolve("helm"), Surroundings.binary(helm.name()));
        String path = programs + File.pathSeparator + System.getenv("PATH");
        return new Command(List.of(Surroundings.binary("ct").toString()), Map.of("PATH", path));
    }

    /** ct takes every values file of a chart; a copy with one of them makes the choice. */
    private static Path chartWithOneValuesFile(Overlay overlay, Path folder) throws IOException {
        Path chart = folder.resolve(overlay.chartName());
        ProjectCopy.copy(overlay.chart(), chart);
        for (Overlay other : Overlay.all()) {
            if (!other.equals(overlay)) {
                Files.delete(
                        chart.resolve("ci").resolve(Path.of(other.testValues()).getFileName()));
            }
        }
        return chart;
    }
}
