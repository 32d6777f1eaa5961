package io.chartwright.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.chartwright.e2e.Command.Ran;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The health check of GKE's load balancers for an HTTPRoute and for an Ingress. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class GkeHealthCheckTest {
    private static final String ENABLED = "runtime.gkeHealthCheck.enabled=true";
    private static final String BEHIND =
            "runtime.service.type=ClusterIP,runtime.service.loadBalancerClass=,runtime.service.externalTrafficPolicy=";

    private final Overlay overlay = Overlay.named("gke-public");

    List<Helm> helms() {
        return Surroundings.helms();
    }

    @ParameterizedTest
    @MethodSource("helms")
    void templateWhenThereIsAnHttpRouteMakesAHealthCheckPolicy(Helm helm) {
        String rendered = template(
                        helm,
                        ENABLED,
                        BEHIND,
                        "runtime.tls.termination=upstream",
                        "runtime.httpRoute.enabled=true",
                        "runtime.httpRoute.parentRefs[0].name=public")
                .succeeded();
        assertThat(rendered)
                .contains("kind: HealthCheckPolicy\n")
                .contains("      type: HTTP\n      httpHealthCheck:\n", "        portSpecification: USE_FIXED_PORT\n")
                .contains("        port: 80\n        requestPath: /api/health\n")
                .contains("  targetRef:\n    group: \"\"\n    kind: Service\n    name: flow-boomi-flow-runtime\n")
                .doesNotContain("kind: BackendConfig", "cloud.google.com/backend-config");
    }

    @ParameterizedTest
    @MethodSource("helms")
    void templateWhenThereIsAnIngressMakesABackendConfigAndNamesItInTheService(Helm helm) {
        String rendered =
                template(helm, ENABLED, BEHIND, "runtime.ingress.enabled=true").succeeded();
        assertThat(rendered)
                .contains("kind: BackendConfig\n")
                .contains("    type: HTTPS\n", "    port: 8443\n    requestPath: /api/health\n")
                .contains("cloud.google.com/backend-config: '{\"default\":\"flow-boomi-flow-runtime\"}'")
                .doesNotContain("kind: HealthCheckPolicy");
    }

    @ParameterizedTest
    @MethodSource("helms")
    void templateWhenNothingWouldReadTheCheck(Helm helm) {
        Ran ran = template(helm, ENABLED, "runtime.gkeHealthCheck.timeoutSeconds=11");
        assertThat(ran.exitCode()).isNotZero();
        assertThat(ran.err())
                .contains(
                        "runtime.gkeHealthCheck: only for an Ingress or HTTPRoute",
                        "runtime.gkeHealthCheck.timeoutSeconds: 11 s are more than intervalSeconds, 10 s");
    }

    private Ran template(Helm helm, String... values) {
        return helm.template(overlay, Stream.of(values).map(value -> "--set=" + value));
    }
}
