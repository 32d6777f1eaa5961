package io.chartwright.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chartwright.e2e.Command.Ran;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Who reaches the player's metrics. The exporter's image cannot be had on the node, so an NGINX in its container passes
 * the status page on; all else is as the chart says.
 */
@Tag("node")
@Execution(ExecutionMode.SAME_THREAD)
final class NodeMetricsTest {
    private static final String PROXY = """
            cat >/dev/shm/nginx.conf <<'END'
            daemon off;
            pid /dev/shm/pid;
            error_log stderr;
            events {}
            http {
              access_log off;
              client_body_temp_path /dev/shm/a;
              proxy_temp_path /dev/shm/b;
              fastcgi_temp_path /dev/shm/c;
              uwsgi_temp_path /dev/shm/d;
              scgi_temp_path /dev/shm/e;
              server {
                listen 9113;
                location = /metrics { proxy_pass http://127.0.0.1:8081/stub_status; }
                location / { return 200; }
              }
            }
            END
            exec nginx -c /dev/shm/nginx.conf
            """;
    private static final String FRIEND = "e2e-integration";
    private static final String STRANGER = "e2e-surroundings";

    private final Cluster cluster = Surroundings.cluster();
    private final NodeRelease release =
            new NodeRelease(cluster, Helm.named("helm4"), Overlay.named("eks-public"), "metrics");

    @BeforeEach
    void install() throws IOException {
        release.install(
                // The pods wait for the patch below.
                "--wait=hookOnly",
                "--set=runtime.enabled=false,player.autoscaling.enabled=false,player.replicas=2",
                "--set=player.networkPolicy.enabled=true,player.metrics.enabled=true",
                "--set=player.metrics.image.repository=nginxinc/nginx-unprivileged",
                "--set=player.metrics.image.tag=1.30.4",
                "--set=player.metrics.from[0].namespaceSelector.matchLabels.kubernetes\\.io/metadata\\.name=" + FRIEND);
        release.kubectl("patch", "deployment", release.deployment("player"), "--type=json", "--patch=" + patch())
                .succeeded();
        release.kubectl("rollout", "status", "deployment/" + release.deployment("player"), "--timeout=3m")
                .succeeded();
        release.awaitReady("player", 2);
    }

    @AfterEach
    void remove() {
        release.remove();
    }

    @Test
    void metricsWhenOnAreForNamedPeersAlone() {
        JsonNode pod = release.pods("player").get(0);
        String ip = pod.at("/status/podIP").asText();
        String name = pod.at("/metadata/name").asText();
        assertThat(exec(name, "curl", "-s", "http://127.0.0.1:8081/stub_status").succeeded())
                .startsWith("Active connections: ");
        assertThat(exec(name, "cat", "/proc/net/tcp").succeeded())
                .as("where the status page listens, in hexadecimal")
                .contains(" 0100007F:1F91 ")
                .doesNotContain(" 00000000:1F91 ");
        assertThat(ask(FRIEND, "atom", "http://" + ip + ":9113/metrics").succeeded())
                .startsWith("Active connections: ");
        assertThat(ask(FRIEND, "atom", "http://" + ip + ":8081/stub_status").exitCode())
                .as("the status page itself, from a named peer")
                .isNotZero();
        assertThat(ask(STRANGER, "object-store", "http://" + ip + ":8080/healthz")
                        .succeeded())
                .isEqualTo("ok\n");
        assertThat(ask(STRANGER, "object-store", "http://" + ip + ":9113/metrics")
                        .exitCode())
                .as("the metrics, from a stranger")
                .isNotZero();
    }

    private Ran exec(String pod, String... command) {
        return release.kubectl(Stream.concat(Stream.of("exec", pod, "--container=player", "--"), Stream.of(command))
                .toArray(String[]::new));
    }

    private Ran ask(String namespace, String deployment, String address) {
        String container = deployment.equals("atom") ? "atom" : "tls";
        return cluster.run(
                "",
                "exec",
                "--namespace=" + namespace,
                "deployment/" + deployment,
                "--container=" + container,
                "--",
                "curl",
                "--silent",
                "--max-time",
                "5",
                address);
    }

    private static String patch() {
        ObjectNode change = JsonNodeFactory.instance.objectNode();
        change.put("op", "add").put("path", "/spec/template/spec/initContainers/0/command");
        change.putArray("value").add("sh").add("-c").add(PROXY);
        return JsonNodeFactory.instance.arrayNode().add(change).toString();
    }
}
