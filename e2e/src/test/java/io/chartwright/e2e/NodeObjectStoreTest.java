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

/** The player while the object store is away, and after it. */
@Tag("node")
@Tag("alone")
@Execution(ExecutionMode.SAME_THREAD)
final class NodeObjectStoreTest {
    private static final String AROUND = "e2e-surroundings";
    private static final int TTL_SECONDS = 2;
    private static final String SHORT_CACHE = "--set=player.cache.ttlSeconds=" + TTL_SECONDS;
    private static final String TWO_PLAYERS =
            "--set=runtime.enabled=false,player.autoscaling.enabled=false,player.replicas=2";

    private static final String NEWER = "<!doctype html><title>newer</title>\n";

    private final Cluster cluster = Surroundings.cluster();
    private final NodeRelease release =
            new NodeRelease(cluster, Helm.named("helm4"), Overlay.named("eks-public"), "object-store");

    @BeforeEach
    void install() throws IOException {
        release.install(SHORT_CACHE, TWO_PLAYERS);
        release.awaitReady("player", 2);
    }

    @AfterEach
    void restore() throws IOException {
        release.remove();
        returnWith(Files.readString(NodeRelease.nodeFile("player.html")));
    }

    @Test
    void pagesWhenTheObjectStoreIsAwayComeFromTheCache() throws IOException {
        byte[] page = Files.readAllBytes(NodeRelease.nodeFile("player.html"));
        List<String> before = release.states("player");
        List<String> pods = release.pods("player").stream()
                .map(pod -> "http://" + pod.at("/status/podIP").asText() + ":8080")
                .toList();
        pods.forEach(pod -> expect(Http.get(pod + "/"), 200, page));

        takeAway();
        // Long after the page's time in the cache, and for the first request after it as well as for later ones.
        for (int seconds = 0; seconds < 3 * TTL_SECONDS; seconds++) {
            pause();
            pods.forEach(pod -> expect(Http.get(pod + "/"), 200, page));
        }
        for (String pod : pods) {
            expectCleanRefusal(Http.get(pod + "/never-asked-before.html"));
            expect(Http.get(pod + "/healthz"), 200, "ok\n".getBytes(UTF_8));
        }
        expect(Http.get(release.address("player") + "/"), 200, page);

        returnWith(NEWER);
        for (String pod : pods) {
            Cluster.await("the newer page from " + pod, () -> NEWER.equals(text(Http.get(pod + "/"))));
            expect(Http.get(pod + "/never-asked-before.html"), 404, "Not found\n".getBytes(UTF_8));
        }
        assertThat(release.states("player")).as("ready and never restarted").isEqualTo(before);
    }

    private void takeAway() {
        cluster.run("", "scale", "-n", AROUND, "deployment/object-store", "--replicas=0")
                .succeeded();
        Cluster.await("the object store's end", () -> cluster.list("pods", AROUND).stream()
                .noneMatch(pod -> pod.at("/metadata/name").asText().startsWith("object-store-")));
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), UTF_8);
    }

    private static void expect(HttpResponse<byte[]> answer, int status, byte[] body) {
        assertThat(text(answer)).isEqualTo(new String(body, UTF_8));
        assertThat(answer.statusCode()).isEqualTo(status);
    }

    /** Neither NGINX's own page, which names NGINX, nor the store's, which names the bucket. */
    private static void expectCleanRefusal(HttpResponse<byte[]> answer) {
        expect(answer, 502, "The player page cannot be reached at the moment\n".getBytes(UTF_8));
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/plain");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    }

    /** The store keeps everything in memory, so it comes back empty. */
    private void returnWith(String page) {
        cluster.run("", "scale", "-n", AROUND, "deployment/object-store", "--replicas=1")
                .succeeded();
        cluster.run("", "rollout", "status", "-n", AROUND, "deployment/object-store", "--timeout=60s")
                .succeeded();
        String put =
                "curl -sS --fail --retry 5 --retry-connrefused -X PUT --data-binary @- -H 'Content-Type: text/html'"
                        + " -H 'Host: my-flow-player.s3.eu-west-1.amazonaws.com' http://127.0.0.1:9000/player.html";
        cluster.run(page, "exec", "-i", "-n", AROUND, "deployment/object-store", "-c", "tls", "--", "sh", "-c", put)
                .succeeded();
    }

    private static void pause() {
        try {
            Thread.sleep(1000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
