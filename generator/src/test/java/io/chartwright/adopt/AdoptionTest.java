package io.chartwright.adopt;

import static org.assertj.core.api.Assertions.assertThat;

import io.chartwright.model.Adopted;
import io.chartwright.model.Fate;
import io.chartwright.model.FieldReport;
import io.chartwright.model.Finding;
import io.chartwright.model.PlanStep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What manifests of many kinds come to. Each folder under {@code adopt} holds {@code manifests.yaml}, or stands for the
 * manifests like the reference implementation's, and what they come to: the values, what became of each field, and the
 * plan. Run with {@code -Dcases.update} to write what is instead of comparing.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AdoptionTest {
    private static final Path RESOURCES = Path.of("src", "test", "resources");
    private static final Path VARIANTS = RESOURCES.resolve("adopt");
    private static final Path REFERENCE = RESOURCES.resolve("reference");

    private final BoomiFlow chart = new BoomiFlow();

    @AfterAll
    void close() {
        chart.close();
    }

    static List<String> variants() throws IOException {
        try (Stream<Path> folders = Files.list(VARIANTS)) {
            return folders.map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    static Path manifests(String variant) {
        Path own = VARIANTS.resolve(variant).resolve("manifests.yaml");
        return Files.exists(own) ? own : REFERENCE;
    }

    @ParameterizedTest
    @MethodSource("variants")
    void manifestsWhenImportedComeToWhatTheFolderSays(String variant) throws IOException {
        Adopted adopted = chart.adopt(manifests(variant));

        compare(VARIANTS.resolve(variant).resolve("values.yaml"), adopted.values());
        compare(VARIANTS.resolve(variant).resolve("report.txt"), report(adopted));
        compare(VARIANTS.resolve(variant).resolve("plan.txt"), plan(adopted));
    }

    @Test
    void referenceWhenImportedIsReproduced() {
        Adopted adopted = chart.adopt(REFERENCE);

        assertThat(adopted.findings()).isEmpty();
        assertThat(adopted.count(Fate.REFUSED)).isZero();
        assertThat(adopted.overlay()).contains("eks-public");
    }

    @ParameterizedTest
    @MethodSource("variants")
    void secretsWhenInManifestsAreToldNowhere(String variant) {
        Adopted adopted = chart.adopt(manifests(variant));

        // What is in data, in base64, and in texts; what the reference has.
        assertThat(adopted.toString()).doesNotContain("canary", "Y2FuYXJ5", "not-a-password", "not-a-token");
    }

    private static void compare(Path file, String text) throws IOException {
        if (System.getProperty("cases.update") != null) {
            Files.writeString(file, text);
        }
        assertThat(text).isEqualTo(Files.readString(file));
    }

    private static String report(Adopted adopted) {
        String findings = adopted.findings().stream().map(Finding::toString).collect(Collectors.joining("\n"));
        String fields = adopted.fields().stream()
                .filter(field -> field.fate() != Fate.ADDED)
                .map(AdoptionTest::line)
                .collect(Collectors.joining("\n"));
        String added = adopted.fields().stream()
                .filter(field -> field.fate() == Fate.ADDED)
                .map(field -> field.object() + " " + field.field())
                .collect(Collectors.joining("\n"));
        return "overlay: " + adopted.overlay().orElse("none") + ". " + adopted.overlayReason() + "\n\n" + findings
                + "\n\n" + fields + "\n\nadded:\n" + added + "\n";
    }

    private static String line(FieldReport field) {
        return field.fate().name().toLowerCase(Locale.ROOT) + " " + field.object() + " " + field.field()
                + (field.value().isEmpty() ? "" : " -> " + field.value())
                + (field.reason().isEmpty() ? "" : ": " + field.reason());
    }

    private static String plan(Adopted adopted) {
        StringBuilder out = new StringBuilder();
        for (PlanStep step : adopted.plan()) {
            out.append("# ").append(step.title()).append('\n');
            step.notes().forEach(note -> out.append("#   ").append(note).append('\n'));
            step.commands().forEach(command -> out.append(command).append('\n'));
        }
        return out.toString();
    }
}
