package io.chartwright.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.chartwright.e2e.Command.Ran;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * How a release moves from one overlay to another, as the operator guide says, and from an earlier chart to this one. Pods
 * do not matter to that, so none are started: a quota of the namespace forbids them.
 */
@Tag("node")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Execution(ExecutionMode.SAME_THREAD)
final class NodeTransitionTest {
    private static final List<String> TIERS = List.of("player", "runtime");
    /** The step in between that the operator guide names: the same overlay with Services inside the cluster alone. */
    private static final String BETWEEN = TIERS.stream()
            .map(tier -> tier + ".service.type=ClusterIP," + tier + ".service.loadBalancerClass=," + tier
                    + ".service.externalTrafficPolicy=," + tier + ".tls.termination=upstream")
            .reduce("--set=", (flag, more) -> flag.equals("--set=") ? flag + more : flag + "," + more);

    private final Cluster cluster = Surroundings.cluster();
    private final List<Helm> helms = Surroundings.helms();

    Stream<Arguments> moves() {
        return byHelms(
                List.of("local to eks-public", "eks-public to eks-internal"),
                List.of(
                        "local to aks-internal",
                        "local to gke-public",
                        "eks-auto-public to eks-auto-internal",
                        "aks-public to aks-internal"));
    }

    Stream<Arguments> movesToAnotherClass() {
        return byHelms(List.of("eks-public to eks-auto-public"), List.of("gke-public to gke-internal"));
    }

    /** Returns the first moves by one Helm each, or in a full run all of them by both. */
    private Stream<Arguments> byHelms(List<String> moves, List<String> more) {
        return Surroundings.full()
                ? helms.stream().flatMap(helm -> Stream.concat(moves.stream(), more.stream())
                        .map(move -> Arguments.of(helm, move)))
                : moves.stream().map(move -> Arguments.of(helms.get((moves.indexOf(move) + 1) % helms.size()), move));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("moves")
    void releaseWhenAnotherOverlayIsGivenMovesAtOnce(Helm helm, String fromTo) throws IOException {
        Move move = new Move(helm, fromTo);
        try {
            move.install();
            move.arrive();
        } finally {
            move.remove();
        }
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("movesToAnotherClass")
    void releaseWhenClassOfLoadBalancerIsAnotherMovesThroughClusterIp(Helm helm, String fromTo) throws IOException {
        Move move = new Move(helm, fromTo);
        try {
            move.install();
            Ran refused = move.to("upgrade");
            assertThat(refused.exitCode()).isNotZero();
            assertThat(refused.err()).contains("spec.loadBalancerClass", "may not change once set");
            // The way back to what runs is open.
            move.back();
            move.to("upgrade", BETWEEN).succeeded();
            assertThat(move.services()).allSatisfy(service -> {
                assertThat(service.at("/spec/type").asText()).isEqualTo("ClusterIP");
                assertThat(service.at("/spec/loadBalancerClass").isMissingNode())
                        .isTrue();
            });
            move.arrive();
        } finally {
            move.remove();
        }
    }

    Stream<Overlay> overlays() {
        return Surroundings.full()
                ? Overlay.all().stream()
                : Stream.of("gke-internal", "openshift").map(Overlay::named);
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void objectsWhenOverlayIsUpgradedFromAnEarlierChartAreThoseOfTheManifest(Overlay overlay) throws IOException {
        NodeRelease born = new NodeRelease(cluster, helms.get(0), EarlierChart.of(overlay), "upgrade-objects");
        try {
            born.installWithoutPods();
            NodeRelease upgraded = born.by(helms.get(1)).of(overlay);
            for (String way : List.of("--server-side=auto", "--server-side=true")) {
                upgraded.helmAtOnce("upgrade", way, "--set=commonAnnotations.step=now")
                        .succeeded();
                assertThat(upgraded.diff().succeeded()).isEmpty();
            }
            born.of(overlay).helmAtOnce("upgrade").succeeded();
            assertThat(upgraded.diff().succeeded()).isEmpty();
        } finally {
            born.remove();
        }
    }

    /** One release on its way from one overlay to another. */
    private final class Move {
        private final NodeRelease before;
        private final NodeRelease after;
        private final Overlay to;
        private List<String> addresses = List.of();

        Move(Helm helm, String fromTo) {
            String[] names = fromTo.split(" to ", 2);
            to = Overlay.named(names[1]);
            before = new NodeRelease(cluster, helm, Overlay.named(names[0]), "to-" + names[1]);
            after = before.of(to);
        }

        void install() throws IOException {
            before.installWithoutPods();
            addresses = identities();
        }

        Ran to(String verb, String... flags) {
            return after.helmAtOnce(verb, flags);
        }

        void back() {
            before.helmAtOnce("upgrade").succeeded();
        }

        /** Makes sure that the Services are those of the other overlay now, and still the same objects. */
        void arrive() {
            to("upgrade").succeeded();
            assertThat(identities()).isEqualTo(addresses);
            Manifests wanted = Manifests.of(helms.get(1), to);
            for (String tier : TIERS) {
                JsonNode service = after.service(tier);
                JsonNode rendered = wanted.of("Service", tier);
                assertThat(service.at("/spec/loadBalancerClass")).isEqualTo(rendered.at("/spec/loadBalancerClass"));
                assertThat(service.at("/spec/ports/0/port")).isEqualTo(rendered.at("/spec/ports/0/port"));
                rendered.at("/metadata/annotations").properties().forEach(entry -> assertThat(
                                service.at("/metadata/annotations").path(entry.getKey()))
                        .as(entry.getKey())
                        .isEqualTo(entry.getValue()));
            }
            assertThat(after.diff().succeeded()).isEmpty();
        }

        List<JsonNode> services() {
            return TIERS.stream().map(after::service).toList();
        }

        private List<String> identities() {
            return services().stream()
                    .map(service -> service.at("/metadata/uid").asText() + " "
                            + service.at("/spec/clusterIP").asText())
                    .toList();
        }

        void remove() {
            before.remove();
        }
    }
}
