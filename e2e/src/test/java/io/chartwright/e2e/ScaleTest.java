package io.chartwright.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.chartwright.e2e.Command.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How many pods there are, how many may go, and when they are replaced. */
final class ScaleTest {
    private final Helm helm = Surroundings.helms().get(1);
    private final Overlay overlay = Overlay.named("eks-public");

    @ParameterizedTest
    @ValueSource(strings = {"player", "runtime"})
    void replicasWhenAutoscaledAreLeftOut(String tier) {
        Manifests scaled = Manifests.of(helm, overlay, "--set=" + tier + ".autoscaling.enabled=true");
        JsonNode scaler = scaled.of("HorizontalPodAutoscaler", tier);
        assertThat(scaled.of("Deployment", tier).path("spec").has("replicas")).isFalse();
        assertThat(scaler.path("apiVersion").asText()).isEqualTo("autoscaling/v2");
        assertThat(scaler.at("/spec/behavior/scaleDown").isObject()).isTrue();
        assertThat(scaler.at("/spec/behavior/scaleUp").isObject()).isTrue();
        assertThat(scaler.at("/spec/scaleTargetRef/name").asText())
                .isEqualTo(scaled.of("Deployment", tier).at("/metadata/name").asText());
        Manifests fixed = Manifests.of(helm, overlay, "--set=" + tier + ".autoscaling.enabled=false");
        assertThat(fixed.of("HorizontalPodAutoscaler", tier).isMissingNode()).isTrue();
        assertThat(fixed.of("Deployment", tier).at("/spec/replicas").asInt()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"player", "runtime"})
    void replicasWhenNullAreLeftToAnotherScaler(String tier) {
        Manifests manifests =
                Manifests.of(helm, overlay, "--set=" + tier + ".autoscaling.enabled=false," + tier + ".replicas=null");
        assertThat(manifests.of("Deployment", tier).path("spec").has("replicas"))
                .isFalse();
        assertThat(manifests.of("HorizontalPodAutoscaler", tier).isMissingNode())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"player", "runtime"})
    void templateWhenTheLeastIsMoreThanTheMost(String tier) {
        Ran ran = helm.run(
                "template",
                "flow",
                overlay.chart().toString(),
                "--kube-version=1.36.0",
                "--values=" + overlay.testValues(),
                "--set=" + tier + ".autoscaling.minReplicas=9," + tier + ".autoscaling.enabled=true");
        assertThat(ran.exitCode()).isNotZero();
        assertThat(ran.err()).contains(tier + ".autoscaling.minReplicas: 9 is more than maxReplicas");
    }

    @ParameterizedTest
    @CsvSource({
        "player, false, 1, 2, true, 0", "player, false, 2, 1, true, 1", "player, true, 2, 1, true, 0",
        "player, true, 1, 2, true, 1", "player, false, 2, 2, false, 0", "runtime, false, 1, 2, true, 0",
        "runtime, false, 2, 1, true, 1", "runtime, true, 2, 1, true, 0", "runtime, true, 1, 2, true, 1",
        "runtime, false, 2, 2, false, 0"
    })
    void budgetsWhenMoreThanOnePodAlwaysRuns(
            String tier, boolean scaled, int replicas, int least, boolean enabled, int budgets) {
        String set = "--set=%1$s.autoscaling.enabled=%2$s,%1$s.replicas=%3$d,%1$s.autoscaling.minReplicas=%4$d,"
                + "%1$s.podDisruptionBudget.enabled=%5$s";
        Manifests manifests = Manifests.of(helm, overlay, set.formatted(tier, scaled, replicas, least, enabled));
        JsonNode budget = manifests.of("PodDisruptionBudget", tier);
        assertThat(budget.isMissingNode()).isEqualTo(budgets == 0);
        if (budgets == 1) {
            assertThat(budget.path("spec").has("minAvailable"))
                    .isNotEqualTo(budget.path("spec").has("maxUnavailable"));
            assertThat(budget.at("/spec/unhealthyPodEvictionPolicy").asText()).isEqualTo("AlwaysAllow");
            assertThat(budget.at("/spec/selector"))
                    .isEqualTo(manifests.of("Deployment", tier).at("/spec/selector"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"player", "runtime"})
    void budgetWhenTheLeastIsNamedLeavesTheOtherOut(String tier) {
        Manifests manifests = Manifests.of(helm, overlay, "--set=" + tier + ".podDisruptionBudget.minAvailable=1");
        JsonNode spec = manifests.of("PodDisruptionBudget", tier).path("spec");
        assertThat(spec.path("minAvailable").asInt()).isEqualTo(1);
        assertThat(spec.has("maxUnavailable")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "player, player.cacheControl=no-store",
        "player, player.headers.X-Test=x",
        "player, player.origin.inline.html=new",
        "runtime, runtime.loggingLevel=warning",
        "runtime, runtime.baseUrl=https://other.example.com",
        "runtime, database.maxPoolSize=40",
        "runtime, runtime.otlp.endpoint=http://collector.example:4317",
        "player, player.secretRevision=second",
        "runtime, runtime.secretRevision=second"
    })
    void podsWhenTheConfigurationChangesAreReplaced(String tier, String change) {
        assertThat(template(overlay.chart(), tier, "--set=" + change)).isNotEqualTo(template(overlay.chart(), tier));
    }

    @Test
    void podsWhenTheConfigurationOfTheTlsProxyChangesAreReplaced() {
        String proxy = "--set=runtime.tls.termination=pod,runtime.tls.secretName=tls,runtime.tlsProxy.maxBodySize=";
        assertThat(template(overlay.chart(), "runtime", proxy + "1m"))
                .isNotEqualTo(template(overlay.chart(), "runtime", proxy + "2m"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"database.password.value", "runtime.installationToken.value", "runtime.otlp.headers.value"})
    void podsWhenASecretInTheValuesChangesAreReplaced(String key) {
        String inline = "--set=database.password.existingSecret=,runtime.installationToken.existingSecret=,"
                + "database.password.value=one,runtime.installationToken.value=one,runtime.otlp.headers.value=a=one,runtime.otlp.endpoint=http://collector.example:4317";
        assertThat(template(overlay.chart(), "runtime", inline, "--set=" + key + "=b=two"))
                .isNotEqualTo(template(overlay.chart(), "runtime", inline));
    }

    @Test
    void podsWhenOnlyTheChartsVersionChangesStay(@TempDir Path folder) throws IOException {
        Path newer = folder.resolve("boomi-flow");
        try (Stream<Path> files = Files.walk(overlay.chart())) {
            for (Path file : files.toList()) {
                Files.copy(file, newer.resolve(overlay.chart().relativize(file).toString()));
            }
        }
        Path metadata = newer.resolve("Chart.yaml");
        String text = Files.readString(metadata);
        Files.writeString(metadata, text.replaceFirst("(?m)^version: .*$", "version: 99.0.0"));
        assertThat(Files.readString(metadata)).isNotEqualTo(text);
        for (String tier : List.of("player", "runtime")) {
            assertThat(template(newer, tier)).isEqualTo(template(overlay.chart(), tier));
        }
    }

    private JsonNode template(Path chart, String tier, String... flags) {
        String[] all = Stream.concat(Stream.of("--values=" + overlay.testValues()), Stream.of(flags))
                .toArray(String[]::new);
        JsonNode template =
                Manifests.of(helm, "flow", chart, all).of("Deployment", tier).at("/spec/template");
        assertThat(template.isObject()).isTrue();
        return template;
    }
}
