package io.chartwright.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rules of the NetworkPolicies that follow from values; what they let through on a node is {@link NodeNetworkPolicyTest}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class NetworkPolicyTest {
    private static final String POLICY = "runtime.networkPolicy.enabled=true";
    private static final String HOST = "integrationRuntime.host=atom.integration.svc";
    private static final String TEST_POLICY = "name: flow-boomi-flow-test\n  namespace: \"ns\"\n  labels:\n";

    private final Overlay overlay = Overlay.named("eks-public");

    List<Helm> helms() {
        return Surroundings.helms();
    }

    @ParameterizedTest
    @MethodSource("helms")
    void templateWhenTheConnectionStringIsInASecretLetsTheDatabasesPortOut(Helm helm) {
        assertThat(template(helm, POLICY, "database.connectionString.existingSecret=mine,database.port=6432"))
                .contains("    # The database.\n    - ports:\n        - {protocol: TCP, port: 6432}\n");
    }

    @ParameterizedTest
    @MethodSource("helms")
    void templateWhenTheRuntimeHasAPolicyTheTestOfTheIntegrationRuntimeHasOne(Helm helm) {
        assertThat(policies(template(helm, POLICY, HOST))).isEqualTo(2);
        assertThat(policies(template(helm, HOST))).isZero();
        assertThat(policies(template(helm, POLICY))).isEqualTo(1);
        assertThat(policies(template(helm, POLICY, HOST, "test.enabled=false"))).isEqualTo(1);
        assertThat(template(helm, POLICY, HOST)).contains("kind: NetworkPolicy\nmetadata:\n  " + TEST_POLICY);
    }

    private static long policies(String rendered) {
        return rendered.lines().filter("kind: NetworkPolicy"::equals).count();
    }

    private String template(Helm helm, String... values) {
        return helm.template(overlay, Stream.of(values).map(value -> "--set=" + value))
                .succeeded();
    }
}
