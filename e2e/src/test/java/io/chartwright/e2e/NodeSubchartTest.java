package io.chartwright.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The chart as a dependency of another one, with pods that run. */
@Tag("node")
@Execution(ExecutionMode.SAME_THREAD)
final class NodeSubchartTest {
    @Test
    void parentWhenItsConditionIsOnAndThenOff(@TempDir Path folder) throws IOException {
        Overlay overlay = Overlay.named("local");
        Overlay parent = ParentChart.of(
                overlay,
                ValuesFiles.read(
                        Path.of(overlay.testValues()),
                        NodeRelease.nodeFile("values/all.yaml"),
                        NodeRelease.nodeFile("values/local.yaml")),
                folder);
        NodeRelease release =
                new NodeRelease(Surroundings.cluster(), Helm.named("helm3"), parent, "subchart").named("whole");
        try {
            release.install();
            release.awaitReady("player", 1);
            release.awaitReady("runtime", 2);
            assertThat(release.test().succeeded())
                    .contains(
                            "http://whole-flow-player:80/healthz answers",
                            "http://whole-flow-runtime:80/api/health answers");
            assertThat(Http.get(release.address("player") + "/").statusCode()).isEqualTo(200);

            release.helm("upgrade", "--set=flow.enabled=false").succeeded();
            Cluster.await(
                    "no pods of the chart",
                    () -> release.pods("player").isEmpty()
                            && release.pods("runtime").isEmpty());
        } finally {
            release.remove();
        }
    }
}
