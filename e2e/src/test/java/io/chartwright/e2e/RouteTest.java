package io.chartwright.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.chartwright.e2e.Command.Ran;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** OpenShift's Routes of both tiers. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RouteTest {
    private static final String NO_INGRESS = "--set=player.ingress.enabled=false,runtime.ingress.enabled=false";
    private static final String ON = "--set=player.route.enabled=true,runtime.route.enabled=true";

    private final Overlay overlay = Overlay.named("openshift");

    List<Helm> helms() {
        return Surroundings.helms();
    }

    @ParameterizedTest
    @MethodSource("helms")
    void routeWhenOnLeadsToTheServiceAndRedirectsPlainHttp(Helm helm) {
        Manifests manifests = Manifests.of(helm, overlay, NO_INGRESS, ON);
        for (String tier : List.of("player", "runtime")) {
            JsonNode route = manifests.of("Route", tier).path("spec");
            JsonNode service = manifests.of("Service", tier);
            assertThat(route.at("/to/kind").asText()).isEqualTo("Service");
            assertThat(route.at("/to/name")).isEqualTo(service.at("/metadata/name"));
            assertThat(route.at("/to/weight").asInt()).isEqualTo(100);
            assertThat(route.at("/port/targetPort")).isEqualTo(service.at("/spec/ports/0/name"));
            assertThat(route.at("/tls/termination").asText()).isEqualTo("edge");
            assertThat(route.at("/tls/insecureEdgeTerminationPolicy").asText()).isEqualTo("Redirect");
            assertThat(route.path("wildcardPolicy").asText()).isEqualTo("None");
        }
        assertThat(manifests.of("Route", "runtime").at("/spec/host").asText())
                .as("the host of runtime.baseUrl")
                .isEqualTo("flow.apps.example.com");
        assertThat(manifests.of("Route", "player").at("/spec").has("host"))
                .as("a host that OpenShift makes up")
                .isFalse();
        assertThat(manifests.ofKind("Ingress")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("helms")
    void routeWhenTlsGoesToThePodLeadsToItsHttpsPort(Helm helm) {
        JsonNode route = Manifests.of(
                        helm,
                        overlay,
                        NO_INGRESS,
                        "--set=runtime.route.enabled=true,runtime.route.termination=reencrypt",
                        "--set=runtime.tls.termination=,runtime.tls.secretName=tls",
                        "--set=runtime.route.host=x.example.com,runtime.route.path=/flow",
                        "--set=runtime.route.destinationCACertificate=PEM",
                        "--set=runtime.route.annotations.haproxy\\.router\\.openshift\\.io/timeout=300s")
                .of("Route", "runtime");
        assertThat(route.at("/spec/port/targetPort").asText()).isEqualTo("https");
        assertThat(route.at("/spec/tls/termination").asText()).isEqualTo("reencrypt");
        assertThat(route.at("/spec/tls/destinationCACertificate").asText()).isEqualTo("PEM");
        assertThat(route.at("/spec/host").asText()).isEqualTo("x.example.com");
        assertThat(route.at("/spec/path").asText()).isEqualTo("/flow");
        assertThat(route.at("/metadata/annotations/haproxy.router.openshift.io~1timeout")
                        .asText())
                .isEqualTo("300s");
    }

    @ParameterizedTest
    @MethodSource("helms")
    void templateWhenARouteContradictsOtherSettings(Helm helm) {
        assertThat(refused(
                        helm,
                        ON,
                        "--set=runtime.route.termination=passthrough,runtime.route.path=/a",
                        "--set=runtime.route.insecureEdgeTerminationPolicy=Allow",
                        "--set=player.route.host=https://player,player.route.destinationCACertificate=x"))
                .contains(
                        "player.ingress.enabled, player.route.enabled: both are on",
                        "player.route.host: 'https://player' is not a host name",
                        "player.route.destinationCACertificate: only for reencrypt",
                        "runtime.route.termination: passthrough sends TLS to the pod, but tls.termination is upstream",
                        "runtime.route.path: with passthrough",
                        "runtime.route.insecureEdgeTerminationPolicy: Allow is not possible");
        assertThat(refused(
                        helm,
                        NO_INGRESS,
                        ON,
                        "--set=player.tls.termination=none,player.service.type=LoadBalancer",
                        "--set=runtime.tls.termination=pod,runtime.tls.secretName=tls"))
                .contains(
                        "player.tls.termination: none means plain HTTP, but the Route ends TLS",
                        "player.service.type: a LoadBalancer would lead past the Route",
                        "runtime.route.termination: edge sends plain HTTP, but the pod expects TLS");
    }

    private String refused(Helm helm, String... flags) {
        Ran ran = helm.template(overlay, Stream.of(flags));
        assertThat(ran.exitCode()).isNotZero();
        return ran.err();
    }
}
