package io.chartwright.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chartwright.e2e.Command.Ran;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The life of every overlay, from the published repository, in a namespace that admits only restricted pods. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Execution(ExecutionMode.CONCURRENT)
final class InstallTest {
    private static final String RELEASE = "flow";

    private final Cluster cluster = Surroundings.cluster();
    private final List<Helm> helms = Surroundings.helms();
    private final RepositoryServer server;

    InstallTest() throws IOException {
        server = new RepositoryServer(Surroundings.project().resolve("dist").resolve("repo"));
    }

    @BeforeAll
    void addRepository() {
        for (Helm helm : helms) {
            helm.run("repo", "add", "made-here", server.address()).succeeded();
        }
    }

    @AfterAll
    void closeRepository() {
        server.close();
    }

    /** Returns each overlay with the Helm that {@link NodeInstallTest} does not take, or in a full run with both. */
    Stream<Arguments> helmsAndOverlays() {
        List<Overlay> overlays = Overlay.all();
        return IntStream.range(0, overlays.size())
                .boxed()
                .flatMap(i -> (Surroundings.full() ? helms : List.of(helms.get((i + 1) % helms.size())))
                        .stream().map(helm -> Arguments.of(helm, overlays.get(i))));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("helmsAndOverlays")
    void overlayWhenInstalledUpgradedAndUninstalled(Helm helm, Overlay overlay) throws IOException {
        String namespace = "e2e-" + helm.name() + "-" + overlay.name() + "-"
                + ProcessHandle.current().pid();
        cluster.createNamespace(namespace);
        try {
            Release release = new Release(helm, overlay, namespace);
            release.createNeeds();
            Set<String> before = cluster.objectsIn(namespace);
            release.install();
            release.expectAllPods();
            release.expectPodsAdmitted();
            release.expectNothingToApply();
            release.expectUpgradeToChangeNothing();
            release.expectUninstallToLeaveOnly(before);
        } finally {
            cluster.deleteNamespace(namespace);
        }
    }

    /** One overlay's release in its namespace. */
    private final class Release {
        private final Helm helm;
        private final String namespace;
        private final List<String> chartAndValues;
        private final List<JsonNode> rendered;

        Release(Helm helm, Overlay overlay, String namespace) throws IOException {
            this.helm = helm;
            this.namespace = namespace;
            // As an operator does: the published overlay, then the operator's own answers.
            this.chartAndValues = List.of(
                    RELEASE,
                    "made-here/" + overlay.chartName(),
                    "--namespace=" + namespace,
                    "--values=" + server.values(overlay),
                    "--values=" + overlay.testValues());
            this.rendered = cluster.parse(helm("template", "--no-hooks", "--kube-version=" + cluster.version())
                    .succeeded());
        }

        private Ran helm(String... verbAndFlags) {
            String[] arguments = Stream.concat(Stream.of(verbAndFlags), chartAndValues.stream())
                    .toArray(String[]::new);
            return helm.run(arguments);
        }

        private String get(String what) {
            return helm.run("get", what, RELEASE, "--namespace=" + namespace).succeeded();
        }

        void createNeeds() {
            for (ObjectNode object : Needs.of(rendered)) {
                cluster.run(object.toString(), "create", "-n", namespace, "-f", "-")
                        .succeeded();
            }
        }

        void install() {
            Ran ran = helm("install");
            ran.succeeded();
            assertThat(ran.err()).as("warnings of the API server").doesNotContain("would violate PodSecurity");
        }

        void expectAllPods() {
            int expected = Workloads.expectedPods(rendered);
            assertThat(expected).as("pods that the chart asks for").isPositive();
            Cluster.await(expected + " pods in " + namespace, () -> pods().size() == expected);
            assertThat(cluster.list("deployments,replicasets", namespace))
                    .as("controllers that failed to create pods")
                    .noneMatch(object -> object.at("/status/conditions")
                            .findValuesAsText("type")
                            .contains("ReplicaFailure"));
            assertThat(cluster.list("events", namespace))
                    .as("events that tell of pods that were not created")
                    .noneMatch(event -> event.path("reason").asText().equals("FailedCreate"));
        }

        private Set<String> pods() {
            Set<String> uids = new TreeSet<>();
            cluster.list("pods", namespace)
                    .forEach(pod -> uids.add(pod.at("/metadata/uid").asText()));
            return uids;
        }

        void expectPodsAdmitted() {
            List<ObjectNode> pods = Workloads.podsOf(cluster.live(get("manifest"), namespace));
            assertThat(pods).as("workloads with a pod template").isNotEmpty();
            pods.forEach(pod -> cluster.dryRun(pod.toString(), namespace).succeeded());
            String hooks = get("hooks");
            assertThat(cluster.parse(hooks)).as("the pod of helm test").anyMatch(hook -> Workloads.kind(hook)
                    .equals("Pod"));
            cluster.dryRun(hooks, namespace).succeeded();
        }

        /** Makes sure that a GitOps tool that applies on the server finds nothing to do. */
        void expectNothingToApply() {
            assertThat(cluster.diff(get("manifest"), namespace).succeeded()).isEmpty();
        }

        void expectUpgradeToChangeNothing() {
            String manifest = get("manifest");
            Map<String, JsonNode> states = Workloads.states(cluster.live(manifest, namespace));
            Set<String> pods = pods();
            helm("upgrade").succeeded();
            assertThat(get("manifest")).isEqualTo(manifest);
            assertThat(Workloads.states(cluster.live(manifest, namespace))).isEqualTo(states);
            assertThat(pods()).as("the same pods").isEqualTo(pods);
        }

        void expectUninstallToLeaveOnly(Set<String> before) {
            String manifest = get("manifest");
            helm.run("uninstall", RELEASE, "--namespace=" + namespace).succeeded();
            Cluster.await("nothing but " + before + " in " + namespace, () -> cluster.objectsIn(namespace)
                    .equals(before));
            assertThat(cluster.live(manifest, namespace))
                    .as("objects, also those without a namespace")
                    .isEmpty();
        }
    }
}
