package io.chartwright.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.chartwright.e2e.Command.Ran;
import io.chartwright.e2e.Outcome.Failure;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** No request is lost while pods come and go as operators and nodes make them. */
@Tag("node")
@Tag("alone")
@Execution(ExecutionMode.SAME_THREAD)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class NodeRolloutTest {
    private static final List<String> TIERS = List.of("player", "runtime");
    private static final int PODS = 2;
    // Of both tiers, in a second.
    private static final int RATE = Surroundings.full() ? 300 : 240;
    private static final int LEAST_RATE = 200;
    private static final int LEAST_SECONDS = Surroundings.full() ? 32 : 10;
    // Times seven disruptions, and once without: 50,000 requests also where the machine is slower than the rate.
    private static final int FEWEST = LEAST_RATE * LEAST_SECONDS;
    private static final String TRIED = "\"dryRun\": [\"All\"]";
    private static final int LONGEST_OUTAGE_SECONDS = 20;
    // The load would make an autoscaler add pods; that is another test's matter.
    private static final String[] FIXED = {
        "--set=player.autoscaling.enabled=false,player.replicas=" + PODS,
        "--set=runtime.autoscaling.enabled=false,runtime.replicas=" + PODS
    };

    private final NodeRelease release =
            new NodeRelease(Surroundings.cluster(), Helm.named("helm4"), Overlay.named("eks-public"), "rollout");
    private final Figures figures = Figures.of("rollout");

    @BeforeAll
    void install() throws IOException {
        release.install(FIXED);
    }

    @AfterAll
    void remove() {
        release.remove();
    }

    @BeforeEach
    void settle() {
        TIERS.forEach(tier -> release.awaitReady(tier, PODS));
    }

    @Test
    @EnabledIf(
            value = "io.chartwright.e2e.Surroundings#full",
            disabledReason = "pods are replaced as by other configuration")
    void requestsWhenBothTiersRestartAreAllAnswered() {
        expectNoneLost("rolling restart", () -> {
            TIERS.forEach(tier -> rollout("restart", tier));
            TIERS.forEach(tier -> rollout("status", tier));
        });
    }

    @Test
    void requestsWhenConfigurationChangesAndBackAreAllAnswered() {
        Set<String> first = checksums();
        expectNoneLost(
                "helm upgrade with other configuration",
                () -> upgrade("--set=player.headers.X-Changed=yes", "--set=runtime.loggingLevel=warning"));
        Set<String> second = checksums();
        assertThat(second).hasSize(2).doesNotContainAnyElementsOf(first);
        expectNoneLost("helm rollback", () -> release.rollback(0).succeeded());
        assertThat(checksums()).isEqualTo(first);
    }

    @Test
    void requestsWhenPodsAreEvictedAreAllAnswered() {
        expectNoneLost("eviction of a pod of each tier", () -> {
            Map<String, String> others = new HashMap<>();
            TIERS.forEach(tier -> {
                List<String> pods = names(tier);
                release.evict(pods.get(0)).succeeded();
                others.put(tier, pods.get(1));
                expectRefused(release.evict(pods.get(1)));
            });
            others.forEach((tier, pod) -> {
                Cluster.await("the budget of the " + tier, () -> {
                    Ran next = release.evict(pod, TRIED);
                    if (next.exitCode() != 0) {
                        expectRefused(next);
                    }
                    return next.exitCode() == 0;
                });
                assertThat(names(tier)).hasSize(PODS).contains(pod);
            });
        });
    }

    private static void expectRefused(Ran eviction) {
        assertThat(eviction.exitCode()).as("a second eviction").isNotZero();
        // What kubectl calls an answer with 429.
        assertThat(eviction.err()).contains("TooManyRequests").contains("disruption budget");
    }

    @Test
    @EnabledIf(value = "io.chartwright.e2e.Surroundings#full", disabledReason = "a pod ends as by an eviction")
    void requestsWhenPodsAreDeletedAreAllAnswered() {
        expectNoneLost(
                "delete of a pod",
                () -> TIERS.forEach(
                        tier -> release.kubectl("delete", "pod", names(tier).get(0), "--wait=false")
                                .succeeded()));
    }

    @Test
    void requestsWhenNumberOfPodsChangesAreAllAnswered() {
        expectNoneLost("scale from 2 to 4", () -> upgrade("--set=player.replicas=4,runtime.replicas=4"));
        TIERS.forEach(tier -> release.awaitReady(tier, 4));
        expectNoneLost("scale from 4 to 2", () -> upgrade());
    }

    @Test
    void requestsWhenProcessesAreKilledFailForAShortTimeOnly() {
        Outcome outcome;
        Instant killed;
        try (Load.Running load = Load.start(release, RATE)) {
            load.holdSeconds(2);
            killed = Instant.now();
            TIERS.forEach(tier -> ContainerProcess.of(release.pods(tier)
                            .get(0)
                            .at("/status/containerStatuses/0/containerID")
                            .asText())
                    .kill());
            Cluster.await("a restart of each tier", () -> TIERS.stream().allMatch(this::hasRestarted));
            load.holdSeconds(3);
            outcome = load.stop();
        }
        for (String tier : TIERS) {
            List<Failure> failures = outcome.failures(tier);
            assertThat(failures).as("what a kill costs").isNotEmpty();
            Duration last =
                    Duration.between(killed, failures.get(failures.size() - 1).time());
            figures.add("SIGKILL of a process of the %s: %d failed, the last after %d ms"
                    .formatted(tier, failures.size(), last.toMillis()));
            assertThat(last).as(tier).isLessThan(Duration.ofSeconds(LONGEST_OUTAGE_SECONDS));
        }
        figures.add("SIGKILL of a process of each tier, both together: " + outcome);
    }

    private boolean hasRestarted(String tier) {
        return names(tier).size() == PODS
                && release.pods(tier).stream()
                        .anyMatch(pod -> pod.at("/status/containerStatuses/0/restartCount")
                                        .asInt()
                                > 0);
    }

    @Test
    @EnabledIf(value = "io.chartwright.e2e.Surroundings#full", disabledReason = "only for comparison")
    void requestsWhenNothingHappensAreAllAnswered() {
        expectNoneLost("nothing, for comparison", () -> {});
    }

    private void expectNoneLost(String what, Runnable disruption) {
        Outcome outcome;
        try (Load.Running load = Load.start(release, RATE)) {
            load.holdSeconds(2);
            disruption.run();
            // Pods that go still serve, so nothing is over before they are gone.
            release.awaitNoneLeaving();
            load.holdSeconds(Math.max(1, LEAST_SECONDS - load.seconds()));
            outcome = load.stop();
        }
        figures.add(what + ": " + outcome);
        assertThat(outcome.failures()).as(what).isEmpty();
        assertThat(outcome.rate()).as(what + ", requests a second").isGreaterThan(LEAST_RATE);
        assertThat(outcome.requests()).as(what).isGreaterThan(FEWEST);
    }

    private void upgrade(String... changes) {
        String[] flags = new String[FIXED.length + changes.length];
        System.arraycopy(FIXED, 0, flags, 0, FIXED.length);
        System.arraycopy(changes, 0, flags, FIXED.length, changes.length);
        release.helm("upgrade", flags).succeeded();
    }

    private void rollout(String verb, String tier) {
        release.kubectl("rollout", verb, "deployment/" + release.deployment(tier))
                .succeeded();
    }

    /** Returns what the pods of both tiers know of their configuration. */
    private Set<String> checksums() {
        return TIERS.stream()
                .flatMap(tier -> release.pods(tier).stream())
                .map(pod -> pod.at("/metadata/annotations/checksum~1config").asText())
                .collect(Collectors.toSet());
    }

    private List<String> names(String tier) {
        return release.pods(tier).stream()
                .filter(NodeRelease::ready)
                .map(NodeRolloutTest::name)
                .toList();
    }

    private static String name(JsonNode pod) {
        return pod.at("/metadata/name").asText();
    }
}
