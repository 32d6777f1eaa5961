package io.chartwright.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How Deployments replace their pods. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RolloutTest {
    private static final List<String> TIERS = List.of("player", "runtime");

    private final Helm helm = Surroundings.helms().get(1);

    List<Overlay> overlays() {
        return Overlay.all();
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void rolloutStartsNewPodsBeforeItStopsOldOnes(Overlay overlay) {
        Manifests manifests = Manifests.of(helm, overlay);
        for (String tier : TIERS) {
            JsonNode spec = manifests.of("Deployment", tier).path("spec");
            assertThat(spec.at("/strategy/type").asText()).isEqualTo("RollingUpdate");
            // What is missing would be 25 %, which can be one of two pods from four on.
            assertThat(spec.at("/strategy/rollingUpdate/maxUnavailable").asText("25%"))
                    .isEqualTo("0");
            assertThat(spec.at("/strategy/rollingUpdate/maxSurge").asInt()).isPositive();
            assertThat(spec.path("progressDeadlineSeconds").asInt())
                    .as("seconds for a pod to become ready and stay it")
                    .isGreaterThan(spec.path("minReadySeconds").asInt(Integer.MAX_VALUE) + startupSeconds(spec));
            // Each kept one is a way back, and an object more.
            assertThat(spec.path("revisionHistoryLimit").asInt(10)).isBetween(1, 9);
        }
    }

    /** Its load balancers take a new pod in later than Kubernetes calls it ready. */
    @ParameterizedTest
    @MethodSource("overlays")
    void newPodsWhenALoadBalancerAsksPodsAreNotTrustedAtOnce(Overlay overlay) {
        Manifests manifests = Manifests.of(helm, overlay);
        for (String tier : TIERS) {
            int seconds =
                    manifests.of("Deployment", tier).at("/spec/minReadySeconds").asInt();
            assertThat(seconds > 0).isEqualTo(overlay.name().startsWith("eks"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"player", "runtime"})
    void settingsOfTheRolloutReachTheDeployment(String tier) {
        Map<String, Integer> settings = Map.of(
                "/spec/minReadySeconds", 7,
                "/spec/progressDeadlineSeconds", 1777,
                "/spec/revisionHistoryLimit", 3,
                "/spec/strategy/rollingUpdate/maxSurge", 2,
                "/spec/strategy/rollingUpdate/maxUnavailable", 1,
                "/spec/template/spec/terminationGracePeriodSeconds", 177);
        String set = "--set=%1$s.minReadySeconds=7,%1$s.progressDeadlineSeconds=1777,%1$s.revisionHistoryLimit=3,"
                + "%1$s.rollingUpdate.maxSurge=2,%1$s.rollingUpdate.maxUnavailable=1,%1$s.terminationGracePeriodSeconds=177";
        JsonNode deployment = Manifests.of(helm, Overlay.named("eks-public"), set.formatted(tier))
                .of("Deployment", tier);
        settings.forEach((path, value) ->
                assertThat(deployment.at(path).asInt()).as(path).isEqualTo(value));
    }

    private static int startupSeconds(JsonNode spec) {
        JsonNode probe = spec.at("/template/spec/containers/0/startupProbe");
        return probe.path("periodSeconds").asInt()
                * probe.path("failureThreshold").asInt();
    }
}
