package io.chartwright.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.chartwright.e2e.Command.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The Helm inside chartwright refuses what the real ones refuse, and nothing else. */
final class EmbeddedLintTest {
    private static final Command CHARTWRIGHT =
            new Command(List.of(Surroundings.project().resolve("chartwright").toString()), Map.of());

    @Test
    void validateWhenRealHelmsAreContent() {
        assertThat(validate(Surroundings.project()).exitCode()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: not_a_name\n",
                "apiVersion: v1\nkind: ConfigMap\n metadata: {name: indented}\n",
                "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: x}\ndata: {x: {{ .Values.none.such }}}\n",
                "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: x}\ndata: {x: {{ unknownFunction }}}\n",
                "apiVersion: policy/v1beta1\nkind: PodDisruptionBudget\nmetadata: {name: x}\n"
            })
    void validateWhenRealHelmsRefuse(String template, @TempDir Path folder) throws IOException {
        ProjectCopy.into(folder);
        Overlay overlay = Overlay.all().get(0);
        Path templates = Path.of("templates", "added.yaml");
        write(folder.resolve("chart-templates").resolve(overlay.chartName()).resolve(templates), template);
        Path chart = folder.resolve("charts").resolve(overlay.chartName());
        write(chart.resolve(templates), template);

        for (Helm helm : Surroundings.helms()) {
            Ran real = helm.run(
                    "lint", "--strict", chart.toString(), "--kube-version=1.36.0", "--values=" + overlay.testValues());
            assertThat(real.exitCode()).as("%s: %s", helm, real.out()).isNotZero();
        }
        Ran embedded = validate(folder);
        assertThat(embedded.exitCode()).as(embedded.out() + embedded.err()).isEqualTo(1);
        assertThat(embedded.out()).contains("added.yaml");
    }

    private static Ran validate(Path project) {
        return CHARTWRIGHT.run(List.of("validate", "--format=json", "--project=" + project));
    }

    private static void write(Path file, String text) throws IOException {
        Files.writeString(file, text, StandardOpenOption.CREATE_NEW);
    }
}
