package io.chartwright.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.time.Duration;
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
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final NodeRelease release =
            new NodeRelease(Surroundings.cluster(), Helm.named("helm4"), Overlay.named("eks-public"));

    @BeforeEach
    void install() throws IOException {
        release.install();
    }

    @AfterEach
    void remove() {
        release.remove();
    }

    @Test
    void releaseWhenInstalledServesPageAndKeepsState() throws IOException, InterruptedException {
        for (String tier : List.of("player", "runtime")) {
            // The autoscaler raises the one pod of a new Deployment to its minimum a little later.
            Cluster.await(
                    "two ready pods of " + tier,
                    () -> release.pods(tier).size() == 2
                            && release.pods(tier).stream().allMatch(NodeRelease::ready));
        }
        release.test().succeeded();
        expectPageAsInBucket();
        expectStateOfOnePodInTheOther();
    }

    private void expectPageAsInBucket() throws IOException, InterruptedException {
        JsonNode service = release.service("player");
        String address = service.at("/status/loadBalancer/ingress/0/ip").asText() + ":"
                + service.at("/spec/ports/0/port").asText();
        HttpResponse<byte[]> page = http.send(request("http://" + address + "/").build(), BodyHandlers.ofByteArray());
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).isEqualTo(Files.readAllBytes(NodeRelease.nodeFile("player.html")));
    }

    private void expectStateOfOnePodInTheOther() throws IOException, InterruptedException {
        List<String> pods = release.pods("runtime").stream()
                .map(pod -> "http://" + pod.at("/status/podIP").asText() + "/api/state/e2e")
                .toList();
        assertThat(pods).hasSize(2).doesNotHaveDuplicates();
        byte[] state = "{\"written\": \"Grüße\"}".getBytes(UTF_8);
        HttpRequest put = request(pods.get(0))
                .PUT(BodyPublishers.ofByteArray(state))
                .header("Content-Type", "application/json")
                .build();
        assertThat(http.send(put, BodyHandlers.discarding()).statusCode()).isBetween(200, 204);
        HttpResponse<byte[]> read = http.send(request(pods.get(1)).build(), BodyHandlers.ofByteArray());
        assertThat(read.statusCode()).isEqualTo(200);
        assertThat(read.body()).isEqualTo(state);
    }

    private static HttpRequest.Builder request(String address) {
        return HttpRequest.newBuilder(URI.create(address)).timeout(Duration.ofSeconds(10));
    }
}
