package io.chartwright.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** An install whose pods run: with a real database, object store and load balancer address. */
@Tag("node")
@Execution(ExecutionMode.SAME_THREAD)
final class NodeInstallTest {
    private final NodeRelease release =
            new NodeRelease(Surroundings.cluster(), Helm.named("helm4"), Overlay.named("eks-public"), "install");

    @BeforeEach
    void install() throws IOException {
        release.install();
    }

    @AfterEach
    void remove() {
        release.remove();
    }

    @Test
    void releaseWhenInstalledServesPageAndKeepsState() throws IOException {
        release.awaitReady("player", 2);
        release.awaitReady("runtime", 2);
        release.test().succeeded();
        expectPageAsInBucket();
        expectStateOfOnePodInTheOther();
    }

    private void expectPageAsInBucket() throws IOException {
        HttpResponse<byte[]> page = Http.get(release.address("player") + "/");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).isEqualTo(Files.readAllBytes(NodeRelease.nodeFile("player.html")));
    }

    private void expectStateOfOnePodInTheOther() {
        List<String> pods = release.pods("runtime").stream()
                .map(pod -> "http://" + pod.at("/status/podIP").asText() + "/api/state/e2e")
                .toList();
        assertThat(pods).hasSize(2).doesNotHaveDuplicates();
        byte[] state = "{\"written\": \"Grüße\"}".getBytes(UTF_8);
        assertThat(Http.put(pods.get(0), state).statusCode()).isEqualTo(204);
        HttpResponse<byte[]> read = Http.get(pods.get(1));
        assertThat(read.statusCode()).isEqualTo(200);
        assertThat(read.body()).isEqualTo(state);
    }
}
