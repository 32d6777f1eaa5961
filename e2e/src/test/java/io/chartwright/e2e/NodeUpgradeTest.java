package io.chartwright.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.chartwright.e2e.Command.Ran;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The life of a release from an earlier chart on, handled by both Helms in turn and with both ways of applying: no step may
 * fail, and no pod may be replaced, because nothing that concerns pods changes.
 */
@Tag("node")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Execution(ExecutionMode.SAME_THREAD)
final class NodeUpgradeTest {
    private static final List<String> TIERS = List.of("player", "runtime");

    private final Cluster cluster = Surroundings.cluster();
    private final Helm helm3 = Surroundings.helms().get(0);
    private final Helm helm4 = Surroundings.helms().get(1);

    /** Returns which Helm installs the release: the old one, or in a full run each of them. */
    Stream<Helm> births() {
        return Surroundings.full() ? Stream.of(helm3, helm4) : Stream.of(helm3);
    }

    @ParameterizedTest(name = "installed by {0}")
    @MethodSource("births")
    void podsWhenReleaseIsUpgradedAndRolledBackStay(Helm birth) throws IOException {
        Life life = new Life(birth, Overlay.named("eks-public"));
        try {
            life.install();
            life.expectUpgradesByBothHelms();
            life.expectForeignChangeToBeNamedAndTakenBack();
            life.expectRollbacksByBothHelms();
            life.expectReuseOfValuesByBothHelms();
        } finally {
            life.remove();
        }
    }

    /** One release, installed from the earlier chart, with the pods that it began with. */
    private final class Life {
        private final NodeRelease born;
        private final NodeRelease by3;
        private final NodeRelease by4;
        private Set<String> pods = Set.of();
        private int earlier = 1;

        Life(Helm birth, Overlay overlay) throws IOException {
            born = new NodeRelease(cluster, birth, EarlierChart.of(overlay), "upgrade");
            by3 = born.by(helm3).of(overlay);
            by4 = born.by(helm4).of(overlay);
        }

        void install() throws IOException {
            born.install();
            List<JsonNode> objects = cluster.parse(born.get("manifest"));
            TIERS.forEach(tier -> born.awaitReady(tier, Workloads.expectedPods(ofTier(tier, objects))));
            pods = pods();
            assertThat(pods).isNotEmpty();
            assertThat(version()).isEqualTo(EarlierChart.VERSION);
            assertThat(by4.states().keySet()).noneMatch(name -> name.startsWith("PodDisruptionBudget/"));
        }

        void remove() {
            by4.remove();
        }

        void expectUpgradesByBothHelms() throws IOException {
            expect(by4.helm("upgrade"));
            assertThat(version()).isNotEqualTo(EarlierChart.VERSION);
            expectEqualUpgradeToChangeNothing(by4);
            expect(by4.helm("upgrade", "--server-side=true", mark("server-side")));
            expectEqualUpgradeToChangeNothing(by4, mark("server-side"));
            expect(by3.helm("upgrade", mark("by-helm-3")));
            expectEqualUpgradeToChangeNothing(by3, mark("by-helm-3"));
            // What Helm 3 wrote last is Helm 4's to change, on the server too.
            expect(by4.helm("upgrade", "--server-side=true", mark("again")));
            assertThat(by4.states()).allSatisfy((name, object) -> assertThat(
                            object.at("/metadata/annotations/step").asText())
                    .as(name)
                    .isEqualTo("again"));
        }

        /** Helm 4 alone notices, and only where it applies on the server. */
        void expectForeignChangeToBeNamedAndTakenBack() {
            by4.kubectl(
                            "patch",
                            "deployment",
                            by4.deployment("runtime"),
                            "--field-manager=somebody",
                            "--type=merge",
                            "--patch={\"spec\": {\"progressDeadlineSeconds\": 601}}")
                    .succeeded();
            Ran refused = by4.helm("upgrade", "--server-side=true");
            assertThat(refused.exitCode()).isNotZero();
            assertThat(refused.err()).contains("conflict", "somebody", "progressDeadlineSeconds");
            expect(by4.helm("upgrade", "--server-side=true", "--force-conflicts"));
        }

        void expectRollbacksByBothHelms() throws IOException {
            goBack(by4);
            assertThat(version()).isEqualTo(EarlierChart.VERSION);
            // To the first upgrade, and from there to the earlier chart again.
            expect(by3.rollback(2));
            assertThat(version()).isNotEqualTo(EarlierChart.VERSION);
            goBack(by3);
            assertThat(version()).isEqualTo(EarlierChart.VERSION);
        }

        void expectReuseOfValuesByBothHelms() throws IOException {
            for (NodeRelease release : List.of(by4, by3)) {
                Ran reused = release.upgradeWithoutFiles("--reuse-values");
                expect(reused);
                assertThat(reused.out())
                        .contains("missing, so the defaults are used", "integrationRuntime", "runtime.dnsConfig");
                Map<String, JsonNode> states = release.states();
                goBack(release);
                Ran reset = release.upgradeWithoutFiles("--reset-then-reuse-values");
                expect(reset);
                assertThat(reset.out()).contains("NOTES:").doesNotContain("were missing");
                // The defaults that were filled in are those that the other way takes from the chart.
                assertThat(specs(release.states())).isEqualTo(specs(states));
                goBack(release);
            }
        }

        /** Goes back to the earlier chart. Helm keeps the last ten revisions, so the newest one with it is used. */
        private void goBack(NodeRelease release) throws IOException {
            expect(release.rollback(earlier));
            earlier = metadata().path("revision").asInt();
        }

        private void expectEqualUpgradeToChangeNothing(NodeRelease release, String... flags) {
            Map<String, JsonNode> states = release.states();
            expect(release.helm("upgrade", flags));
            assertThat(release.states()).isEqualTo(states);
        }

        /** Makes sure that a step went well and left the pods, and the cluster is what the release says. */
        private void expect(Ran step) {
            step.succeeded();
            assertThat(pods()).as("pods after %s", step.line()).isEqualTo(pods);
            assertThat(by4.diff().succeeded())
                    .as("difference after %s", step.line())
                    .isEmpty();
        }

        private Set<String> pods() {
            Set<String> found = new TreeSet<>();
            for (String tier : TIERS) {
                for (JsonNode pod : by4.pods(tier)) {
                    assertThat(NodeRelease.ready(pod)).as("pod is ready").isTrue();
                    found.add(pod.at("/metadata/uid").asText() + " restarts " + restarts(pod));
                }
            }
            return found;
        }

        private String version() throws IOException {
            return metadata().path("version").asText();
        }

        private JsonNode metadata() throws IOException {
            return new ObjectMapper().readTree(by4.get("metadata", "--output=json"));
        }
    }

    private static List<JsonNode> ofTier(String tier, List<JsonNode> objects) {
        return objects.stream()
                .filter(object -> Workloads.name(object).endsWith("-" + tier))
                .toList();
    }

    private static int restarts(JsonNode pod) {
        return StreamSupport.stream(pod.at("/status/containerStatuses").spliterator(), false)
                .mapToInt(container -> container.path("restartCount").asInt())
                .sum();
    }

    private static Map<String, JsonNode> specs(Map<String, JsonNode> states) {
        Map<String, JsonNode> specs = new TreeMap<>();
        states.forEach((name, object) -> specs.put(name, object.path("spec")));
        return specs;
    }

    private static String mark(String step) {
        return "--set=commonAnnotations.step=" + step;
    }
}
