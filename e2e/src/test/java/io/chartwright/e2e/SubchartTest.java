package io.chartwright.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The chart as a dependency of another one. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SubchartTest {
    List<Helm> helms() {
        return Surroundings.helms();
    }

    @ParameterizedTest
    @MethodSource("helms")
    void templateWhenAParentsConditionIsOff(Helm helm, @TempDir Path folder) throws IOException {
        Manifests manifests = Manifests.of(helm, parent(folder), "--set=flow.enabled=false");
        assertThat(manifests.objects().stream().map(Manifests::identity)).containsExactly("ConfigMap/own");
    }

    @ParameterizedTest
    @MethodSource("helms")
    void templateWhenAParentHasGlobals(Helm helm, @TempDir Path folder) throws IOException {
        Manifests manifests = Manifests.of(helm, parent(folder));
        assertThat(manifests.ofKind("Deployment").stream().map(Manifests::identity))
                .containsExactlyInAnyOrder("Deployment/flow-player", "Deployment/flow-runtime");
        assertThat(manifests.pods()).hasSize(3).allSatisfy(pod -> assertThat(
                        pod.at("/spec/imagePullSecrets").findValuesAsText("name"))
                .containsExactly("of-the-parent"));
        assertThat(manifests.containers()).isNotEmpty().allSatisfy(container -> assertThat(
                        container.path("image").asText())
                .startsWith("docker.io/"));
    }

    @ParameterizedTest
    @MethodSource("helms")
    void templateWhenAParentUsesTheChartTwice(Helm helm, @TempDir Path folder) throws IOException {
        Manifests manifests = Manifests.of(helm, parent(folder), "--set=second.enabled=true");
        assertThat(manifests.ofKind("Deployment"))
                .hasSize(4)
                .extracting(deployment -> deployment.at("/spec/selector"))
                .doesNotHaveDuplicates();
        assertThat(manifests.objects().stream().map(Manifests::identity)).doesNotHaveDuplicates();
        for (JsonNode service : manifests.ofKind("Service")) {
            assertThat(manifests.ofKind("Deployment").stream()
                            .map(deployment -> deployment.at("/spec/selector/matchLabels"))
                            .filter(service.at("/spec/selector")::equals))
                    .as(Manifests.identity(service))
                    .hasSize(1);
        }
    }

    private static Overlay parent(Path folder) throws IOException {
        Overlay overlay = Overlay.named("eks-public");
        return ParentChart.of(overlay, ValuesFiles.read(Path.of(overlay.testValues())), folder);
    }
}
