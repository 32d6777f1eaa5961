package io.chartwright.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.chartwright.e2e.Command.Ran;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether both Helms refuse a sample of what the generator's own check of the schema refuses. */
final class SchemaAgreementTest {
    private final List<Helm> helms = Surroundings.helms();
    private final Overlay overlay = Overlay.all().get(0);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "player.replicas=\"two\"",
                "player.service.ports.http=\"eighty\"",
                "player.image=\"nginx\"",
                "player.dns.resolvers=\"10.0.0.10\"",
                "player.accessLog=\"yes\"",
                "runtime.writablePaths.tmp=3",
                "runtime.resources.limits.memory=[1]",
                "runtime.extraVolumes=[\"data\"]",
                "runtime.image.tag=1.5",
                "database.port=1.5",
                "database.password=\"secret\"",
                "database.parameters={\"a\":{}}",
                "commonLabels={\"a\":[]}",
                "test.enabled=1",
                "test.timeOutSeconds=1",
                "database.rootCertificate.keys=\"ca.crt\"",
                "runtime.otlp.headers.values=\"x\"",
                "player.podDisruptionBudget.maxUnavailabel=1",
                "runtime.livenessProbe.periodSecond=1"
            })
    void templateWhenAValueIsWrong(String wrong) {
        for (Helm helm : helms) {
            Ran ran = helm.run(
                    "template",
                    "x",
                    overlay.chart().toString(),
                    "--kube-version=1.36.0",
                    "--values=" + overlay.testValues(),
                    "--set-json=" + wrong);
            assertThat(ran.exitCode()).as("%s with %s", helm, wrong).isNotZero();
            assertThat(ran.err()).as("%s with %s", helm, wrong).contains("don't meet the specifications of the schema");
        }
    }
}
