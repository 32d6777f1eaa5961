package io.chartwright.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.chartwright.e2e.Command.Ran;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The Auth Proxies of Cloud SQL and AlloyDB beside the runtime. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DatabaseProxyTest {
    private static final String CLOUD_SQL = "--set=database.host=,database.proxy.type=cloudSql,"
            + "database.proxy.cloudSql.instance=my-project:europe-west1:flow,runtime.networkPolicy.enabled=true";
    private static final String ALLOY_DB = "--set=database.host=,database.proxy.type=alloyDb,"
            + "database.proxy.alloyDb.instance=projects/p/locations/r/clusters/c/instances/i";

    private final Overlay overlay = Overlay.named("gke-public");

    List<Helm> helms() {
        return Surroundings.helms();
    }

    @ParameterizedTest
    @MethodSource("helms")
    void podsWhenCloudSqlHasAProxyStartItFirstAsASidecar(Helm helm) {
        JsonNode pod = pod(Manifests.of(
                helm,
                overlay,
                CLOUD_SQL,
                "--set-json=runtime.extraInitContainers=[{\"name\":\"mine\",\"image\":\"x\",\"command\":[\"true\"]}]"));
        assertThat(names(pod.path("initContainers")))
                .containsExactly("check-password", "database-proxy", "mine", "tls-proxy");
        JsonNode proxy = pod.path("initContainers").path(1);
        assertThat(proxy.path("restartPolicy").asText()).isEqualTo("Always");
        assertThat(proxy.path("image").asText())
                .matches("gcr\\.io/cloud-sql-connectors/cloud-sql-proxy:2\\.\\d+\\.\\d+");
        assertThat(texts(proxy.path("args")))
                .containsExactly(
                        "--address=127.0.0.1",
                        "--port=5432",
                        "--health-check",
                        "--http-address=0.0.0.0",
                        "--http-port=9090",
                        "--structured-logs",
                        "--private-ip",
                        "my-project:europe-west1:flow");
        assertThat(proxy.at("/startupProbe/httpGet/path").asText()).isEqualTo("/startup");
        assertThat(proxy.at("/livenessProbe/httpGet/path").asText()).isEqualTo("/liveness");
        assertThat(proxy.at("/ports/0/name").asText())
                .isEqualTo(proxy.at("/startupProbe/httpGet/port").asText())
                .hasSizeLessThanOrEqualTo(15);
        assertThat(proxy.at("/resources/requests")).hasSize(2);
        assertThat(proxy.at("/resources/limits/memory").asText()).isNotEmpty();
        assertThat(proxy.path("securityContext").toString())
                .isEqualTo("{\"allowPrivilegeEscalation\":false,\"capabilities\":{\"drop\":[\"ALL\"]},"
                        + "\"readOnlyRootFilesystem\":true,\"runAsNonRoot\":true}");
    }

    @ParameterizedTest
    @MethodSource("helms")
    void connectionStringWhenThereIsAProxyStaysInThePod(Helm helm) {
        JsonNode pod = pod(Manifests.of(helm, overlay, CLOUD_SQL));
        assertThat(connectionString(pod))
                .startsWith("Host=\"127.0.0.1\";Port=\"5432\";Database=\"boomiflow\";Username=\"boomiflow\";"
                        + "SSL Mode=\"Disable\";Trust Server Certificate=\"false\";Keepalive=");
        assertThat(names(pod.path("volumes"))).doesNotContain("database-ca");
        JsonNode direct = pod(Manifests.of(helm, overlay));
        assertThat(connectionString(direct)).contains("Host=\"10.20.0.3\"", "SSL Mode=\"VerifyCA\"");
        assertThat(names(direct.path("volumes"))).contains("database-ca");
        assertThat(names(direct.path("initContainers"))).doesNotContain("database-proxy");
    }

    @ParameterizedTest
    @MethodSource("helms")
    void networkPolicyWhenThereIsAProxyLetsOnlyItsPortsOut(Helm helm) {
        assertThat(egressPorts(Manifests.of(helm, overlay, CLOUD_SQL)))
                .contains(3307, 443, 988)
                .doesNotContain(5432);
        assertThat(egressPorts(Manifests.of(helm, overlay, ALLOY_DB, "--set=runtime.networkPolicy.enabled=true")))
                .contains(5433, 443, 988)
                .doesNotContain(5432, 3307);
        assertThat(egressPorts(Manifests.of(helm, overlay, "--set=runtime.networkPolicy.enabled=true")))
                .contains(5432)
                .doesNotContain(3307, 5433, 988);
    }

    @ParameterizedTest
    @MethodSource("helms")
    void proxyWhenItIsOfAlloyDbHasFlagsOfItsOwn(Helm helm) {
        JsonNode proxy = pod(Manifests.of(
                        helm,
                        overlay,
                        ALLOY_DB,
                        "--set=database.port=6000,database.proxy.healthPort=9191,database.proxy.network=public",
                        "--set=database.proxy.extraArgs[0]=--lazy-refresh,global.imageRegistry=mirror.example"))
                .at("/initContainers/1");
        assertThat(proxy.path("image").asText())
                .matches("mirror\\.example/alloydb-connectors/alloydb-auth-proxy:1\\.\\d+\\.\\d+");
        assertThat(proxy.at("/ports/0/containerPort").asInt()).isEqualTo(9191);
        assertThat(texts(proxy.path("args")))
                .contains("--port=6000", "--http-port=9191")
                .endsWith("--public-ip", "--lazy-refresh", "projects/p/locations/r/clusters/c/instances/i");
        assertThat(texts(pod(Manifests.of(helm, overlay, ALLOY_DB)).at("/initContainers/1/args")))
                .doesNotContain("--public-ip", "--private-ip", "--psc");
    }

    @ParameterizedTest
    @MethodSource("helms")
    void templateWhenTheProxyCannotWorkNamesWhy(Helm helm) {
        Ran ran = helm.template(
                overlay,
                Stream.of("--set=database.proxy.type=cloudSql,database.proxy.cloudSql.instance=flow,"
                        + "database.proxy.cloudSql.image.tag=,database.port=8443,database.proxy.healthPort=8443"));
        assertThat(ran.exitCode()).isNotZero();
        assertThat(ran.err())
                .contains(
                        "6 problems",
                        "  - database.host: set, but database.proxy.type is cloudSql",
                        "  - database.proxy.cloudSql.instance: 'flow' is not the name of an instance. Write PROJECT:REGION:INSTANCE.",
                        "  - database.proxy.cloudSql.image.tag: empty.",
                        "  - database.proxy.healthPort: 8443 is database.port as well",
                        "  - database.proxy.healthPort: the runtime's pod uses 8443 itself.",
                        "  - database.port: the runtime's pod uses 8443 itself.");
        assertThat(helm.template(overlay, Stream.of("--set=database.host=,database.proxy.type=alloyDb"))
                        .err())
                .contains(
                        "1 problem in",
                        "database.proxy.alloyDb.instance: not set, but database.proxy.type is alloyDb.");
    }

    private static JsonNode pod(Manifests manifests) {
        return manifests.of("Deployment", "runtime").at("/spec/template/spec");
    }

    private static String connectionString(JsonNode pod) {
        for (JsonNode variable : pod.at("/containers/0/env")) {
            if (variable.path("name").asText().equals("DATABASE_CONNECTION_STRING")) {
                return variable.path("value").asText();
            }
        }
        throw new AssertionError("no connection string");
    }

    private static List<Integer> egressPorts(Manifests manifests) {
        return manifests.of("NetworkPolicy", "runtime").at("/spec/egress").findValues("port").stream()
                .map(JsonNode::asInt)
                .toList();
    }

    private static List<String> names(JsonNode list) {
        List<String> names = new ArrayList<>();
        list.forEach(one -> names.add(one.path("name").asText()));
        return names;
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(one -> texts.add(one.asText()));
        return texts;
    }
}
