package io.chartwright.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Two releases in one namespace, one of them with the longest name that Helm allows. */
@Tag("node")
@Execution(ExecutionMode.SAME_THREAD)
final class NodeNeighboursTest {
    @Test
    @EnabledIf(value = "io.chartwright.e2e.Surroundings#full", disabledReason = "takes a minute")
    void releaseWhenAnotherIsInItsNamespaceKeepsToItself() throws IOException {
        NodeRelease first =
                new NodeRelease(Surroundings.cluster(), Helm.named("helm3"), Overlay.named("local"), "neighbours");
        NodeRelease second = first.by(Helm.named("helm4")).named("r".repeat(53));
        try {
            first.install();
            second.helm("install").succeeded();
            for (NodeRelease release : List.of(first, second)) {
                release.awaitReady("player", 1);
                release.awaitReady("runtime", 2);
                release.test().succeeded();
                expectOwnPodsAlone(release, "player");
                expectOwnPodsAlone(release, "runtime");
            }
            first.uninstall();
            second.test().succeeded();
            assertThat(Http.get(second.address("player") + "/").statusCode()).isEqualTo(200);
        } finally {
            first.remove();
        }
    }

    private static void expectOwnPodsAlone(NodeRelease release, String tier) {
        List<String> served = new ArrayList<>(release.podAddresses(tier));
        assertThat(served).hasSameSizeAs(release.pods(tier));
        assertThat(release.pods(tier)).allSatisfy(pod -> assertThat(served)
                .anyMatch(address ->
                        address.contains("//" + pod.at("/status/podIP").asText() + ":")));
    }
}
