package io.chartwright.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.chartwright.e2e.Command.Ran;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Settings of the pods that no overlay uses, in both tiers. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PodSettingsTest {
    private final Overlay overlay = Overlay.all().get(0);

    List<Helm> helms() {
        return Surroundings.helms();
    }

    Stream<Arguments> tiers() {
        return Surroundings.helms().stream()
                .flatMap(helm -> Stream.of("player", "runtime").map(tier -> Arguments.of(helm, tier)));
    }

    @ParameterizedTest
    @MethodSource("tiers")
    void templateWhenRuntimeClassAndDnsAreSetPutsThemIntoThePods(Helm helm, String tier) {
        String deployment = template(
                        helm, tier, "runtimeClassName=gvisor", "dnsPolicy=None", "dnsConfig.nameservers={10.0.0.10}")
                .succeeded();
        assertThat(deployment)
                .contains("      runtimeClassName: \"gvisor\"\n")
                .contains("      dnsPolicy: None\n      dnsConfig:\n        nameservers:\n");
    }

    @ParameterizedTest
    @MethodSource("tiers")
    void templateWhenNothingIsSetLeavesDnsToTheCluster(Helm helm, String tier) {
        assertThat(template(helm, tier).succeeded())
                .contains("      dnsPolicy: ClusterFirst\n")
                .doesNotContain("dnsConfig:", "runtimeClassName:");
    }

    @ParameterizedTest
    @MethodSource("tiers")
    void templateWhenDnsIsTurnedOffWithoutNameServers(Helm helm, String tier) {
        Ran ran = template(helm, tier, "dnsPolicy=None");
        assertThat(ran.exitCode()).isNotZero();
        assertThat(ran.err()).contains(tier + ".dnsConfig.nameservers: empty, but dnsPolicy is None");
    }

    @ParameterizedTest
    @MethodSource("tiers")
    void templateWhenContainersAreAddedKeepsThemInOrder(Helm helm, String tier) {
        JsonNode pod = Manifests.of(
                        helm,
                        overlay,
                        "--set=%1$s.priorityClassName=high,%1$s.extraContainers[0].name=side,%1$s.extraContainers[0].image=a"
                                .formatted(tier),
                        "--set=%1$s.extraInitContainers[0].name=first,%1$s.extraInitContainers[0].image=b"
                                .formatted(tier),
                        "--set=player.metrics.enabled=true")
                .of("Deployment", tier)
                .at("/spec/template/spec");
        assertThat(pod.path("priorityClassName").asText()).isEqualTo("high");
        assertThat(names(pod.path("containers"))).containsExactly(tier, "side");
        assertThat(names(pod.path("initContainers")))
                .containsSubsequence("first", tier.equals("player") ? "metrics" : "tls-proxy");
    }

    @ParameterizedTest
    @MethodSource("helms")
    void extraObjectsWhenTheyHoldTemplatesAreFilledIn(Helm helm) {
        Manifests manifests = Manifests.of(
                helm,
                overlay,
                "--set-json=extraObjects.map={\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":"
                        + "{\"name\":\"{{ .Release.Name }}-one\"},\"data\":{\"n\":\"{{ add 1 2 }}\"}}",
                """
                --set-string=extraObjects.text=apiVersion: v1
                kind: ConfigMap
                metadata:
                  name: {{ include "boomi-flow.fullname" . }}-two
                """);
        List<JsonNode> maps = manifests.ofKind("ConfigMap");
        assertThat(maps)
                .extracting(map -> map.at("/metadata/name").asText())
                .contains("flow-one", "flow-boomi-flow-two");
        assertThat(maps)
                .anySatisfy(map -> assertThat(map.at("/data/n").asText()).isEqualTo("3"));
    }

    @ParameterizedTest
    @MethodSource("helms")
    void openTelemetryWhenSetReachesTheRuntimeAndPassesItsPolicy(Helm helm) {
        Manifests manifests = Manifests.of(
                helm,
                overlay,
                "--set=runtime.otlp.endpoint=http://collector.example:4317",
                "--set=runtime.otlp.headers.existingSecret=otlp,runtime.networkPolicy.enabled=true");
        assertThat(manifests
                        .of("ConfigMap", "runtime")
                        .at("/data/Otlp_Endpoint")
                        .asText())
                .isEqualTo("http://collector.example:4317");
        assertThat(manifests.of("Deployment", "runtime").toString())
                .contains("{\"name\":\"Otlp_Headers\",\"valueFrom\":{\"secretKeyRef\":{\"name\":\"otlp\"");
        assertThat(manifests.of("NetworkPolicy", "runtime").at("/spec/egress").toString())
                .contains("\"port\":4317");
    }

    private static List<String> names(JsonNode containers) {
        return StreamSupport.stream(containers.spliterator(), false)
                .map(container -> container.path("name").asText())
                .toList();
    }

    private Ran template(Helm helm, String tier, String... values) {
        return helm.template(
                overlay,
                Stream.concat(
                        Stream.of("--show-only=templates/" + tier + "/deployment.yaml"),
                        Stream.of(values).map(value -> "--set=" + tier + "." + value)));
    }
}
