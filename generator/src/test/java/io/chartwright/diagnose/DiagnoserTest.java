package io.chartwright.diagnose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chartwright.model.Cause;
import io.chartwright.model.Diagnosis;
import io.chartwright.model.Mapping;
import io.chartwright.model.UnknownNameException;
import io.chartwright.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Diagnoses what {@code NodeDiagnoseTest} of the end-to-end tests has seen on a real node, one fault each. */
class DiagnoserTest {
    private static final Path FAULTS = Path.of("../e2e/src/test/resources/faults.yaml");

    static List<String> faults() {
        return FixtureCluster.names();
    }

    private static Diagnosis diagnose(FixtureCluster cluster) {
        return new Diagnoser()
                .diagnose(cluster, cluster.namespace(), "", cluster.taken())
                .diagnosis();
    }

    private static String expected(String fault) throws IOException {
        Mapping faults = new YamlReader("test").readMapping("faults.yaml", Files.readString(FAULTS));
        return faults.mapping(fault).flatMap(fields -> fields.text("cause")).orElse("");
    }

    @ParameterizedTest
    @MethodSource("faults")
    void diagnoseWhenAReleaseHasAFaultNamesItsCauseFirst(String fault) throws IOException {
        Diagnosis diagnosis = diagnose(FixtureCluster.of(fault));

        String first =
                diagnosis.causes().isEmpty() ? "" : diagnosis.causes().get(0).id();
        assertThat(first).as(diagnosis.causes().toString()).isEqualTo(expected(fault));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void diagnoseWhenItNamesACauseLeavesNothingOpen(String fault) {
        for (Cause cause : diagnose(FixtureCluster.of(fault)).causes()) {
            assertThat(cause.title() + cause.fix() + cause.example() + cause.command())
                    .as(cause.id())
                    .doesNotContain("${");
            assertThat(cause.evidence()).as(cause.id()).isNotEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("faults")
    void diagnoseWhenThereAreConsequencesSaysOfWhat(String fault) {
        List<Cause> causes = diagnose(FixtureCluster.of(fault)).causes();

        assertThat(causes)
                .as("what follows comes last")
                .isSortedAccordingTo((one, other) -> Boolean.compare(
                        !one.follows().isEmpty(), !other.follows().isEmpty()));
        causes.forEach(cause -> assertThat(causes).extracting(Cause::id).containsAll(cause.follows()));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void snapshotWhenItIsReadAgainTellsTheSame(String fault) {
        FixtureCluster cluster = FixtureCluster.of(fault);
        Diagnoser.Result result = new Diagnoser().diagnose(cluster, cluster.namespace(), "", cluster.taken());

        FixtureCluster again =
                FixtureCluster.of(new YamlReader("test").readMapping("snapshot.json", result.snapshot()));

        assertThat(diagnose(again)).isEqualTo(result.diagnosis());
    }

    @Test
    void diagnoseWhenRightsAreMissingSaysSoAndGoesOn() throws IOException {
        String fault = "database-password-wrong";

        Diagnosis diagnosis = diagnose(FixtureCluster.of(fault).without("Node", "Secret", "Event"));

        assertThat(diagnosis.causes().get(0).id()).isEqualTo(expected(fault));
        assertThat(diagnosis.unread())
                .containsExactlyInAnyOrder(
                        "Node: no right to read it", "Secret: no right to read it", "Event: no right to read it");
    }

    @Test
    void diagnoseWhenLogsMayNotBeReadNamesWhatOneSees() {
        Diagnosis diagnosis =
                diagnose(FixtureCluster.of("database-password-wrong").without("logs"));

        assertThat(diagnosis.causes().get(0).id()).isEqualTo("pod/crash");
        assertThat(diagnosis.unread()).containsExactly("logs of pods: no right to read them");
    }

    @Test
    void diagnoseWhenThereIsNoSuchReleaseSaysWhichThereAre() {
        FixtureCluster cluster = FixtureCluster.of("healthy");

        assertThatThrownBy(() -> new Diagnoser().diagnose(cluster, cluster.namespace(), "flaw", cluster.taken()))
                .isInstanceOf(UnknownNameException.class)
                .hasMessageContaining("no release 'flaw'")
                .hasMessageContaining("it has flow");
    }

    @Test
    void diagnoseWhenObjectsMayNotBeListedTakesTheReleaseThatIsNamed() {
        FixtureCluster cluster = FixtureCluster.of("secret-missing").without("Deployment", "Service", "Secret");

        Diagnosis diagnosis = new Diagnoser()
                .diagnose(cluster, cluster.namespace(), "flow", cluster.taken())
                .diagnosis();

        assertThat(diagnosis.causes().get(0).id()).isEqualTo("secret/missing");
        assertThatThrownBy(() -> new Diagnoser().diagnose(cluster, cluster.namespace(), "", cluster.taken()))
                .isInstanceOf(UnknownNameException.class)
                .hasMessageContaining("name the release");
    }
}
