package io.chartwright.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.chartwright.e2e.Command.Ran;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The Boomi Integration runtime that flows call. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class IntegrationRuntimeTest {
    private static final String POLICY = "runtime.networkPolicy.enabled=true";
    private static final String HOST = "integrationRuntime.host=atom.integration.svc";

    private final Overlay overlay = Overlay.all().get(0);

    List<Helm> helms() {
        return Surroundings.helms();
    }

    @ParameterizedTest
    @MethodSource("helms")
    void templateWhenAHostIsNamedLetsCallsOutAndTestsThem(Helm helm) {
        String rendered = template(
                        helm,
                        POLICY,
                        HOST,
                        "integrationRuntime.port=80,integrationRuntime.podPort=9090,integrationRuntime.scheme=http",
                        "integrationRuntime.namespaceSelector.matchLabels.team=integration")
                .succeeded();
        assertThat(rendered)
                .containsPattern("port: 9090}\\n +to:\\n +- podSelector:\\n +\\{}\\n +namespaceSelector:\\n")
                .contains("- http://atom.integration.svc:80/\n");
    }

    @ParameterizedTest
    @MethodSource("helms")
    void templateWhenNoHostIsNamedLeavesBothAsTheyWere(Helm helm) {
        assertThat(template(helm, POLICY).succeeded())
                .contains("kind: NetworkPolicy\n")
                .doesNotContain("# The Boomi Integration runtime.", "status=; fi");
    }

    @ParameterizedTest
    @MethodSource("helms")
    void templateWhenTheHostIsAnAddressWithAScheme(Helm helm) {
        Ran ran = template(helm, "integrationRuntime.host=https://atom");
        assertThat(ran.exitCode()).isNotZero();
        assertThat(ran.err()).contains("integrationRuntime.host: this is not a host");
    }

    @ParameterizedTest
    @MethodSource("helms")
    void serviceWhenOnIsASecondNameForTheHost(Helm helm) {
        String rendered =
                template(helm, HOST, "integrationRuntime.service.enabled=true").succeeded();
        assertThat(rendered)
                .contains(
                        "  name: flow-boomi-flow-integration\n",
                        "spec:\n  type: ExternalName\n  externalName: \"atom.integration.svc\"\n");
        assertThat(template(helm, HOST).succeeded()).doesNotContain("ExternalName");
    }

    @ParameterizedTest
    @MethodSource("helms")
    void serviceWhenThereIsNoNameToLeadTo(Helm helm) {
        Ran none = template(helm, "integrationRuntime.service.enabled=true");
        assertThat(none.exitCode()).isNotZero();
        assertThat(none.err()).contains("integrationRuntime.host: not set, but integrationRuntime.service");
        Ran address = template(helm, "integrationRuntime.service.enabled=true", "integrationRuntime.host=10.1.2.3");
        assertThat(address.exitCode()).isNotZero();
        assertThat(address.err()).contains("leads to names and not to addresses");
    }

    private Ran template(Helm helm, String... values) {
        return helm.template(overlay, Stream.of(values).map(value -> "--set=" + value));
    }
}
