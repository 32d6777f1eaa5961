package io.chartwright.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chartwright.e2e.Command.Ran;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The objects of other projects' kinds, against those projects' own definitions in {@code resources/crds}, by a real API
 * server.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class CustomResourcesTest {
    private static final Path DEFINITIONS =
            Surroundings.project().resolve("e2e/src/test/resources/crds").toAbsolutePath();
    private static final String BEHIND_A_GATEWAY = "%1$s.service.type=ClusterIP,%1$s.service.loadBalancerClass=,"
            + "%1$s.service.externalTrafficPolicy=,%1$s.tls.termination=upstream,%1$s.gkeHealthCheck.enabled=true,";
    private static final String FROM_A_STORE =
            "runtime.installationToken.existingSecret=,database.password.existingSecret=,"
                    + "runtime.%1$s.enabled=true,runtime.%1$s.data.INSTALLATION_TOKEN.key=%2$s,"
                    + "runtime.%1$s.data.password.key=%2$s,";
    private static final String GOOGLE_SECRET = "projects/p/secrets/s/versions/latest";

    /** What an operator sets, and the kinds that come from it. */
    private record Case(String name, String overlay, String values, List<String> kinds) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static final List<Case> CASES = List.of(
            new Case(
                    "gateway",
                    "gke-public",
                    tiers(BEHIND_A_GATEWAY
                            + "%1$s.httpRoute.enabled=true,%1$s.httpRoute.parentRefs[0].name=public,"
                            + "%1$s.httpRoute.hostnames[0]=%1$s.example.com"),
                    List.of("HTTPRoute", "HealthCheckPolicy")),
            new Case(
                    "gce",
                    "gke-public",
                    tiers(BEHIND_A_GATEWAY + "%1$s.ingress.enabled=true,%1$s.ingress.hosts[0]=%1$s.example.com"),
                    List.of("BackendConfig")),
            new Case(
                    "service monitor",
                    "eks-public",
                    "player.metrics.enabled=true,"
                            + "player.metrics.serviceMonitor.enabled=true,player.metrics.serviceMonitor.scrapeTimeout=10s,"
                            + "player.metrics.serviceMonitor.relabelings[0].targetLabel=team,"
                            + "player.metrics.serviceMonitor.relabelings[0].replacement=flow",
                    List.of("ServiceMonitor")),
            new Case(
                    "pod monitor",
                    "eks-public",
                    "player.metrics.enabled=true,player.metrics.podMonitor.enabled=true,"
                            + "player.metrics.podMonitor.metricRelabelings[0].regex=go_.*,"
                            + "player.metrics.podMonitor.metricRelabelings[0].action=drop",
                    List.of("PodMonitor")),
            new Case(
                    "keda",
                    "eks-public",
                    tiers("%1$s.autoscaling.enabled=false,%1$s.autoscaling.keda.enabled=true,"
                            + "%1$s.autoscaling.keda.triggers[0].type=cron,"
                            + "%1$s.autoscaling.keda.triggers[0].metadata.timezone=UTC"),
                    List.of("ScaledObject")),
            new Case(
                    "external secret",
                    "eks-public",
                    FROM_A_STORE.formatted("externalSecret", "flow")
                            + "runtime.externalSecret.secretStoreRef.name=store,"
                            + "runtime.externalSecret.data.password.property=password",
                    List.of("ExternalSecret")),
            new Case(
                    "aws",
                    "eks-public",
                    FROM_A_STORE.formatted("secretsStore", "flow") + "runtime.secretsStore.provider=aws",
                    List.of("SecretProviderClass")),
            new Case(
                    "azure",
                    "aks-public",
                    FROM_A_STORE.formatted("secretsStore", "flow")
                            + "runtime.secretsStore.provider=azure,runtime.secretsStore.parameters.keyvaultName=v,"
                            + "runtime.secretsStore.parameters.tenantId=t",
                    List.of("SecretProviderClass")),
            new Case(
                    "gcp",
                    "gke-public",
                    FROM_A_STORE.formatted("secretsStore", GOOGLE_SECRET) + "runtime.secretsStore.provider=gcp",
                    List.of("SecretProviderClass")),
            new Case(
                    "edge", "openshift", tiers("%1$s.ingress.enabled=false,%1$s.route.enabled=true"), List.of("Route")),
            new Case(
                    "reencrypt",
                    "openshift",
                    tiers("%1$s.ingress.enabled=false,%1$s.route.enabled=true,"
                            + "%1$s.route.termination=reencrypt,%1$s.route.destinationCACertificate=PEM,%1$s.route.path=/a,"
                            + "%1$s.tls.termination=pod,%1$s.tls.secretName=tls"),
                    List.of("Route")),
            new Case(
                    "passthrough",
                    "openshift",
                    tiers("%1$s.ingress.enabled=false,%1$s.route.enabled=true,"
                            + "%1$s.route.termination=passthrough,%1$s.tls.termination=pod,%1$s.tls.secretName=tls"),
                    List.of("Route")));

    private final Cluster cluster = Surroundings.cluster();
    private final String namespace = "e2e-crds-" + ProcessHandle.current().pid();

    @BeforeAll
    void define() {
        cluster.run("", "apply", "--server-side", "-f", DEFINITIONS.toString()).succeeded();
        cluster.run("", "wait", "--for=condition=Established", "--timeout=60s", "-f", DEFINITIONS.toString())
                .succeeded();
        cluster.createNamespace(namespace);
    }

    @AfterAll
    void removeNamespace() {
        cluster.deleteNamespace(namespace);
    }

    Stream<Arguments> cases() {
        return Surroundings.helms().stream().flatMap(helm -> CASES.stream().map(one -> Arguments.of(helm, one)));
    }

    /** What the API server would keep is what the chart wrote: it knows all fields and fills none in. */
    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("cases")
    void objectWhenCreatedIsTakenAsItIs(Helm helm, Case one) {
        for (JsonNode object : objects(helm, one)) {
            JsonNode kept = cluster.parse(create(object).succeeded()).get(0);
            assertThat(kept.path("spec"))
                    .as("%s as the cluster keeps it", Manifests.identity(object))
                    .isEqualTo(object.path("spec"));
        }
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("cases")
    void objectWhenAFieldIsMisspeltIsRefused(Helm helm, Case one) {
        for (JsonNode object : objects(helm, one)) {
            ObjectNode wrong = object.deepCopy();
            ((ObjectNode) wrong.path("spec")).put("misspelt", true);
            Ran ran = create(wrong);
            assertThat(ran.exitCode()).as(Manifests.identity(object)).isNotZero();
            assertThat(ran.err()).contains("unknown field \"spec.misspelt\"");
        }
    }

    private Ran create(JsonNode object) {
        ObjectNode placed = object.deepCopy();
        placed.withObject("/metadata").put("namespace", namespace);
        return cluster.run(
                placed.toString(), "create", "--dry-run=server", "--validate=strict", "--output=json", "--filename=-");
    }

    private static List<JsonNode> objects(Helm helm, Case one) {
        Manifests manifests = Manifests.of(helm, Overlay.named(one.overlay()), "--set=" + one.values());
        List<JsonNode> found = one.kinds().stream()
                .flatMap(kind -> manifests.ofKind(kind).stream())
                .toList();
        assertThat(found.stream().map(object -> object.path("kind").asText()).distinct())
                .containsExactlyElementsOf(one.kinds());
        return found;
    }

    private static String tiers(String values) {
        return values.formatted("player") + "," + values.formatted("runtime");
    }
}
