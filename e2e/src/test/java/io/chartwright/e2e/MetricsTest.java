package io.chartwright.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.chartwright.e2e.Command.Ran;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The player's metrics: who offers them, who reads them, and who cannot. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class MetricsTest {
    private static final String ON = "--set=player.metrics.enabled=true";
    private static final String SERVICE_MONITOR =
            "--set=player.metrics.serviceMonitor.enabled=true,player.metrics.serviceMonitor.labels.release=prometheus";
    private static final String POD_MONITOR = "--set=player.metrics.podMonitor.enabled=true";
    private static final String POLICY = "--set=player.networkPolicy.enabled=true";
    private static final String FROM =
            "--set-json=player.metrics.from=[{\"namespaceSelector\":{\"matchLabels\":{\"team\":\"monitoring\"}}}]";

    private final Overlay overlay = Overlay.named("eks-public");

    List<Helm> helms() {
        return Surroundings.helms();
    }

    @ParameterizedTest
    @MethodSource("helms")
    void exporterWhenOnReadsAPageThatOnlyThePodReaches(Helm helm) {
        Manifests manifests = Manifests.of(helm, overlay, ON);
        JsonNode exporter = container(manifests, "metrics");
        assertThat(exporter.path("restartPolicy").asText()).isEqualTo("Always");
        assertThat(exporter.path("args").toString()).contains("--nginx.scrape-uri=http://127.0.0.1:8081/stub_status");
        assertThat(exporter.at("/ports/0/name").asText()).isEqualTo("metrics");
        assertThat(exporter.at("/livenessProbe/httpGet/path").asText()).isEqualTo("/");
        assertThat(exporter.has("readinessProbe")).isFalse();
        assertThat(exporter.at("/securityContext/readOnlyRootFilesystem").asBoolean())
                .isTrue();
        assertThat(manifests.of("ConfigMap", "player").at("/data/nginx.conf").asText())
                .containsPattern("listen 127\\.0\\.0\\.1:8081;\\n +access_log off;\\n +location = /stub_status \\{")
                .doesNotContain("listen 8081", "listen [::]:8081");
    }

    @ParameterizedTest
    @MethodSource("helms")
    void imageWhenRegistryAndDigestAreSetHasThem(Helm helm) {
        String digest = "sha256:" + "ab".repeat(32);
        Manifests manifests = Manifests.of(
                helm,
                overlay,
                ON,
                "--set=global.imageRegistry=r.example/mirror",
                "--set=player.metrics.image.digest=" + digest);
        assertThat(container(manifests, "metrics").path("image").asText())
                .isEqualTo("r.example/mirror/nginx/nginx-prometheus-exporter@" + digest);
    }

    @ParameterizedTest
    @MethodSource("helms")
    void serviceMonitorReadsAServiceOfItsOwn(Helm helm) {
        Manifests manifests = Manifests.of(helm, overlay, ON, SERVICE_MONITOR);
        JsonNode service = manifests.of("Service", "metrics");
        assertThat(service.at("/spec/type").asText()).isEqualTo("ClusterIP");
        assertThat(service.at("/spec/ports")).hasSize(1);
        assertThat(service.at("/spec/ports/0/name").asText()).isEqualTo("metrics");
        assertThat(service.at("/spec/selector"))
                .isEqualTo(manifests.of("Deployment", "player").at("/spec/selector/matchLabels"));
        JsonNode monitor = manifests.of("ServiceMonitor", "metrics");
        assertThat(monitor.at("/metadata/labels/release").asText()).isEqualTo("prometheus");
        assertThat(monitor.at("/spec/endpoints/0/port").asText()).isEqualTo("metrics");
        assertThat(monitor.at("/spec/selector/matchLabels").properties())
                .isNotEmpty()
                .isSubsetOf(service.at("/metadata/labels").properties());
        assertThat(manifests.of("Service", "player").at("/metadata/labels/app.kubernetes.io~1component"))
                .isNotEqualTo(monitor.at("/spec/selector/matchLabels/app.kubernetes.io~1component"));
    }

    @ParameterizedTest
    @MethodSource("helms")
    void podMonitorReadsThePodsThemselves(Helm helm) {
        Manifests manifests = Manifests.of(helm, overlay, ON, POD_MONITOR);
        JsonNode monitor = manifests.of("PodMonitor", "metrics");
        assertThat(monitor.at("/spec/selector"))
                .isEqualTo(manifests.of("Deployment", "player").at("/spec/selector"));
        assertThat(monitor.at("/spec/podMetricsEndpoints/0/port").asText()).isEqualTo("metrics");
        assertThat(manifests.of("Service", "metrics").isMissingNode()).isTrue();
        assertThat(manifests.ofKind("ServiceMonitor")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("helms")
    void portOfTheMetricsIsOnNoServiceOfATier(Helm helm) {
        Manifests manifests = Manifests.of(helm, overlay, ON, SERVICE_MONITOR);
        for (String tier : List.of("player", "runtime")) {
            JsonNode service = manifests.of("Service", tier);
            assertThat(service.at("/spec/type").asText()).isEqualTo("LoadBalancer");
            assertThat(service.at("/spec/ports").toString()).doesNotContain("9113", "8081", "metrics");
        }
    }

    @ParameterizedTest
    @MethodSource("helms")
    void networkPolicyLetsOnlyNamedPeersReadTheMetrics(Helm helm) {
        JsonNode rules = Manifests.of(helm, overlay, ON, POLICY, FROM)
                .of("NetworkPolicy", "player")
                .at("/spec/ingress");
        List<JsonNode> metrics = rulesFor(rules, 9113);
        assertThat(metrics).hasSize(1);
        assertThat(metrics.get(0).path("from").toString())
                .isEqualTo("[{\"namespaceSelector\":{\"matchLabels\":{\"team\":\"monitoring\"}}}]");
        assertThat(rulesFor(rules, 8080)).hasSize(1);
        assertThat(rulesFor(rules, 8081)).isEmpty();
        assertThat(rulesFor(
                        Manifests.of(helm, overlay, POLICY, FROM)
                                .of("NetworkPolicy", "player")
                                .at("/spec/ingress"),
                        9113))
                .as("without metrics")
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("helms")
    void nothingIsMadeWhenOff(Helm helm) {
        Manifests manifests = Manifests.of(helm, overlay);
        assertThat(manifests.text()).doesNotContain("stub_status", "monitoring.coreos.com", "9113");
    }

    @ParameterizedTest
    @MethodSource("helms")
    void templateWhenSettingsContradictEachOther(Helm helm) {
        assertThat(refused(helm, ON, SERVICE_MONITOR, POD_MONITOR, POLICY, "--set=player.metrics.image.tag="))
                .contains(
                        "player.metrics.serviceMonitor.enabled, player.metrics.podMonitor.enabled: both are on",
                        "player.metrics.from: empty, so the NetworkPolicy lets nobody read",
                        "player.metrics.image.tag: empty");
        assertThat(refused(helm, POD_MONITOR))
                .contains("player.metrics.podMonitor.enabled: true, but without player.metrics.enabled");
    }

    private String refused(Helm helm, String... flags) {
        Ran ran = helm.template(overlay, Stream.of(flags));
        assertThat(ran.exitCode()).isNotZero();
        return ran.err();
    }

    private static JsonNode container(Manifests manifests, String name) {
        return manifests.containers().stream()
                .filter(container -> container.path("name").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<JsonNode> rulesFor(JsonNode rules, int port) {
        return StreamSupport.stream(rules.spliterator(), false)
                .filter(rule -> StreamSupport.stream(rule.path("ports").spliterator(), false)
                        .anyMatch(entry -> entry.path("port").asInt() == port))
                .toList();
    }
}
