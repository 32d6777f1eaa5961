package io.chartwright.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Installs whose pods run: every overlay with a real database, object store and load balancer address. */
@Tag("node")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Execution(ExecutionMode.SAME_THREAD)
final class NodeInstallTest {
    private final Cluster cluster = Surroundings.cluster();
    /** An install waits most of its time, mainly for autoscalers, but more than two would slow each other's probes down. */
    private final Semaphore atATime = new Semaphore(2);

    /**
     * Both Helms with each overlay, or, when there is less time, one of them in turn with those that are not internal:
     * the one that {@link InstallTest} does not take.
     */
    Stream<Arguments> helmsAndOverlays() {
        List<Helm> helms = Surroundings.helms();
        List<Overlay> overlays = Overlay.all();
        return IntStream.range(0, overlays.size())
                .filter(i -> Surroundings.full() || !overlays.get(i).name().endsWith("-internal"))
                .boxed()
                .flatMap(i -> (Surroundings.full() ? helms : List.of(helms.get(i % helms.size())))
                        .stream().map(helm -> Arguments.of(helm, overlays.get(i))));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("helmsAndOverlays")
    @Execution(ExecutionMode.CONCURRENT)
    void releaseWhenInstalledServesPageAndKeepsState(Helm helm, Overlay overlay)
            throws IOException, InterruptedException {
        NodeRelease release = new NodeRelease(cluster, helm, overlay, "install");
        atATime.acquire();
        try {
            release.install();
            release.awaitReady("player", overlay.name().equals("local") ? 1 : 2);
            release.awaitReady("runtime", 2);
            assertThat(release.test().succeeded()).contains("/healthz answers", "/api/health answers");
            expectPageAsInBucket(release);
            expectBaseUrl(release, overlay);
            expectStateOfOnePodInTheOther(release);
        } finally {
            release.remove();
            atATime.release();
        }
    }

    private static void expectPageAsInBucket(NodeRelease release) throws IOException {
        HttpResponse<byte[]> page = Http.get(release.address("player") + "/");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).isEqualTo(Files.readAllBytes(NodeRelease.nodeFile("player.html")));
    }

    private static void expectBaseUrl(NodeRelease release, Overlay overlay) throws IOException {
        String baseUrl = ValuesFiles.read(Path.of(overlay.testValues()))
                .at("/runtime/baseUrl")
                .asText();
        HttpResponse<byte[]> settings = Http.get(release.address("runtime") + "/api/settings");
        assertThat(new String(settings.body(), UTF_8)).contains("\"BASE_URL\":\"" + baseUrl + "\"");
    }

    private static void expectStateOfOnePodInTheOther(NodeRelease release) {
        // All releases here have one database, and another one may write at the same time.
        List<String> pods = release.podAddresses("runtime").stream()
                .map(pod -> pod + "/api/state/" + release.namespace())
                .toList();
        assertThat(pods).hasSize(2).doesNotHaveDuplicates();
        byte[] state = ("{\"written\": \"Grüße von " + pods.get(0) + "\"}").getBytes(UTF_8);
        assertThat(Http.put(pods.get(0), state).statusCode()).isEqualTo(204);
        HttpResponse<byte[]> read = Http.get(pods.get(1));
        assertThat(read.statusCode()).isEqualTo(200);
        assertThat(read.body()).isEqualTo(state);
    }
}
