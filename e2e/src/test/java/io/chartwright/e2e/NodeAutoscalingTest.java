package io.chartwright.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The number of pods while an autoscaler sets it, and while one is turned on. */
@Tag("node")
@Execution(ExecutionMode.SAME_THREAD)
final class NodeAutoscalingTest {
    private static final int MOST = 4;
    // The player does not scale here, and what scales the runtime does so within seconds.
    private static final List<String> BY_LOAD = List.of(
            "--set=player.autoscaling.enabled=false,player.replicas=1",
            "--set=runtime.autoscaling.minReplicas=2,runtime.autoscaling.maxReplicas=" + MOST,
            "--set=runtime.autoscaling.behavior.scaleDown.stabilizationWindowSeconds=5",
            "--set=runtime.autoscaling.behavior.scaleDown.policies[0].type=Percent",
            "--set=runtime.autoscaling.behavior.scaleDown.policies[0].value=100",
            "--set=runtime.autoscaling.behavior.scaleDown.policies[0].periodSeconds=5",
            "--set=runtime.autoscaling.behavior.scaleUp.policies[0].type=Percent",
            "--set=runtime.autoscaling.behavior.scaleUp.policies[0].value=100",
            "--set=runtime.autoscaling.behavior.scaleUp.policies[0].periodSeconds=5");
    private static final List<String> THREE_PLAYERS = List.of(
            "--set=runtime.autoscaling.enabled=false,runtime.replicas=1",
            "--set=player.autoscaling.enabled=false,player.replicas=3");
    private static final List<String> PLAYERS_SCALED = List.of(
            "--set=runtime.autoscaling.enabled=false,runtime.replicas=1",
            "--set=player.autoscaling.enabled=true,player.autoscaling.minReplicas=3");

    private final Cluster cluster = Surroundings.cluster();
    private final Helm helm3 = Helm.named("helm3");
    private final Helm helm4 = Helm.named("helm4");
    private NodeRelease release = release(helm3, "scale");

    @AfterEach
    void remove() {
        release.remove();
    }

    @Test
    void podsWhenLoadComesAndGoesAreMoreAndFewerAndKeptByUpgrades() throws IOException {
        Figures figures = Figures.of("autoscaling");
        release.install(flags(BY_LOAD));
        release.awaitReady("runtime", 2);
        long begin = System.nanoTime();
        try (Load.Running load = Load.start(release, 300, List.of("runtime"))) {
            Cluster.await(
                    "the autoscaler's " + MOST,
                    () -> deployment("runtime").at("/spec/replicas").asInt() == MOST);
            release.awaitReady("runtime", MOST);
            double up = secondsSince(begin);
            expectKeptByUpgrade(release, "by=helm3");
            expectKeptByUpgrade(release.by(helm4), "by=helm4", "--server-side=true");
            // More than the pods can bear at first, so answers may be late: other tests look at failures.
            figures.add("autoscaler: 2 to %d pods in %.0f s under %s".formatted(MOST, up, load.stop()));
        }
        long end = System.nanoTime();
        release.awaitReady("runtime", 2);
        figures.add("autoscaler: back to 2 pods %.0f s after the load".formatted(secondsSince(end)));
    }

    /** The number in the Deployment is read before an autoscaler could mend it, and no pod may have gone meanwhile. */
    private void expectKeptByUpgrade(NodeRelease by, String change, String... more) {
        List<String> before = names("runtime");
        assertThat(by.helm(
                                "upgrade",
                                flags(
                                        BY_LOAD,
                                        Stream.concat(Stream.of("--set=runtime.annotations." + change), Stream.of(more))
                                                .toArray(String[]::new)))
                        .succeeded())
                .isNotEmpty();
        JsonNode deployment = deployment("runtime");
        assertThat(deployment.at("/metadata/annotations").toString()).contains(change.replace("=", "\":\""));
        assertThat(deployment.at("/spec/replicas").asInt()).isEqualTo(MOST);
        assertThat(names("runtime")).isEqualTo(before);
    }

    @Test
    void podsWhenAnAutoscalerIsTurnedOnWithServerSideApplyStay() throws IOException {
        release = release(helm4, "hpa-on");
        release.install(flags(THREE_PLAYERS));
        release.awaitReady("player", 3);
        List<String> before = release.states("player");
        try (Load.Running load = Load.start(release, 100, List.of("player"))) {
            String number = "{apiVersion: apps/v1, kind: Deployment, metadata: {name: %s}, spec: {replicas: 3}}"
                    .formatted(release.deployment("player"));
            cluster.run(
                            number,
                            "apply",
                            "--server-side",
                            "--field-manager=keep-replicas",
                            "--namespace=" + release.namespace(),
                            "--filename=-")
                    .succeeded();
            release.helm("upgrade", flags(PLAYERS_SCALED)).succeeded();
            awaitScaler();
            expectNoneFailed(load);
        }
        assertThat(release.states("player")).as("the same three, all the time").isEqualTo(before);
    }

    @Test
    @EnabledIf(value = "io.chartwright.e2e.Surroundings#full", disabledReason = "takes a minute")
    void podsWhenAnAutoscalerIsTurnedOnWithHelm3ServeOn() throws IOException {
        release = release(helm3, "hpa-on");
        release.install(flags(THREE_PLAYERS));
        release.awaitReady("player", 3);
        List<String> before = names("player");
        try (Load.Running load = Load.start(release, 100, List.of("player"))) {
            release.helm("upgrade", flags(PLAYERS_SCALED, "--wait=false")).succeeded();
            release.kubectl("scale", "deployment", release.deployment("player"), "--replicas=3")
                    .succeeded();
            release.awaitReady("player", 3);
            awaitScaler();
            expectNoneFailed(load);
        }
        assertThat(names("player")).hasSize(3).containsAnyElementsOf(before);
    }

    private static void expectNoneFailed(Load.Running load) {
        Outcome outcome = load.stop();
        assertThat(outcome.failures()).as(outcome.toString()).isEmpty();
        assertThat(outcome.requests()).isPositive();
    }

    /** Waits until the autoscaler has looked at the tier and left the number alone. */
    private void awaitScaler() {
        Cluster.await(
                "the autoscaler's first look",
                () -> cluster.list("horizontalpodautoscaler/" + release.deployment("player"), release.namespace())
                                .get(0)
                                .at("/status/desiredReplicas")
                                .asInt()
                        == 3);
        assertThat(deployment("player").at("/spec/replicas").asInt()).isEqualTo(3);
    }

    private JsonNode deployment(String tier) {
        return cluster.list("deployment/" + release.deployment(tier), release.namespace())
                .get(0);
    }

    private List<String> names(String tier) {
        return release.pods(tier).stream()
                .map(pod -> pod.at("/metadata/name").asText())
                .sorted()
                .toList();
    }

    private NodeRelease release(Helm helm, String purpose) {
        return new NodeRelease(cluster, helm, Overlay.named("eks-public"), purpose);
    }

    private static String[] flags(List<String> first, String... more) {
        return Stream.concat(first.stream(), Stream.of(more)).toArray(String[]::new);
    }

    private static double secondsSince(long nanos) {
        return (System.nanoTime() - nanos) / 1e9;
    }
}
