package io.chartwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.chartwright.diagnose.Diagnoser;
import io.chartwright.diagnose.FixtureCluster;
import io.chartwright.model.Diagnosis;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reports on releases that were seen on a real node, word by word; {@code -Ddiagnose.update} writes them anew. */
class DiagnosisTextTest {
    private static final Path FOLDER = Path.of("src/test/resources/diagnose");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "healthy",
                "database-password-wrong",
                "database-blocked",
                "secret-key-missing",
                "load-balancer-class-wrong",
                "bucket-refuses"
            })
    void reportWhenAReleaseHasAFaultIsTheKeptOne(String fault) throws IOException {
        FixtureCluster cluster = FixtureCluster.of(fault);
        Diagnosis diagnosis = new Diagnoser()
                .diagnose(cluster, cluster.namespace(), "", cluster.taken())
                .diagnosis();

        check(FOLDER.resolve(fault + ".txt"), DiagnosisText.text(diagnosis));
        check(FOLDER.resolve(fault + ".md"), DiagnosisText.markdown(diagnosis));
    }

    private static void check(Path kept, String text) throws IOException {
        if (System.getProperty("diagnose.update") != null) {
            Files.writeString(kept, text);
        }
        assertThat(text).isEqualTo(Files.readString(kept));
    }
}
