package io.chartwright.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.chartwright.e2e.Command.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Where secret texts are found in what is rendered. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SecretsTest {
    private static final List<String> CANARIES = List.of("canary-password", "canary-token", "canary-headers");
    private static final String INLINE =
            "--set=database.password.existingSecret=,runtime.installationToken.existingSecret=,"
                    + "database.password.value=canary-password,runtime.installationToken.value=canary-token,"
                    + "runtime.otlp.headers.value=a=canary-headers,runtime.otlp.endpoint=http://collector.example:4317";

    private final Helm helm = Surroundings.helms().get(1);

    List<Overlay> overlays() {
        return Overlay.all();
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void secretTextsAreInSecretsOnly(Overlay overlay) {
        Manifests manifests = Manifests.of(helm, overlay, INLINE);
        JsonNode data = manifests.of("Secret", "runtime").path("data");
        assertThat(decoded(data)).contains(CANARIES);
        assertThat(manifests.objects().stream()
                        .filter(object -> !object.path("kind").asText().equals("Secret")))
                .isNotEmpty()
                .allSatisfy(object -> assertThat(object.toString()).doesNotContain("canary-"));
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void notesDoNotShowSecretTexts(Overlay overlay) {
        // Only an install shows the notes; a dry run of the client asks no cluster.
        Ran ran = helm.run(
                "install",
                "flow",
                overlay.chart().toString(),
                "--namespace=ns1",
                "--dry-run=client",
                "--hide-secret",
                "--values=" + overlay.testValues(),
                INLINE);
        assertThat(ran.succeeded()).contains("NOTES:");
        String notes = ran.out().substring(ran.out().indexOf("NOTES:"));
        assertThat(notes.lines()).hasSizeBetween(3, 90);
        assertThat(ran.out()).doesNotContain("canary-");
    }

    @ParameterizedTest
    @CsvSource({
        "'{value: canary-password}', 0",
        "'{value: canary-password, existingSecret: boomi-flow-database}', 1",
        "'{value: [canary-password]}', 1",
        "canary-password, 1"
    })
    void validateDoesNotShowSecretTexts(String password, int exitCode, @TempDir Path folder) throws IOException {
        ProjectCopy.into(folder);
        Path common = folder.resolve("values").resolve("common.yaml");
        String values = Files.readString(common)
                .replace("existingSecret: boomi-flow-token", "value: canary-token")
                .replaceFirst("password:\\s+(#.*\\s+)*existingSecret: boomi-flow-database", "password: " + password);
        assertThat(values).contains("canary-token", "canary-password");
        Files.writeString(common, values);
        String program = Surroundings.project().resolve("chartwright").toString();
        Ran ran = new Command(List.of(program), Map.of())
                .run(List.of("validate", "--format=json", "--profile=local", "--debug", "--project=" + folder));
        assertThat(ran.exitCode()).as(ran.out() + ran.err()).isEqualTo(exitCode);
        assertThat(ran.out() + ran.err()).contains("\"validate\"").doesNotContain("canary-");
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void noSecretIsRenderedWhenAllOfThemExist(Overlay overlay) {
        Manifests manifests = Manifests.of(
                helm,
                overlay,
                "--set=runtime.otlp.endpoint=http://collector.example:4317,runtime.otlp.headers.existingSecret=headers");
        assertThat(manifests.ofKind("Secret")).isEmpty();
        String pods = manifests.pods().toString();
        for (String secret : List.of("boomi-flow-token", "boomi-flow-database", "headers")) {
            assertThat(pods).contains("\"secretKeyRef\":{\"name\":\"" + secret + "\"");
        }
    }

    private static String decoded(JsonNode data) {
        StringBuilder texts = new StringBuilder();
        data.forEach(text -> texts.append(new String(Base64.getDecoder().decode(text.asText()), UTF_8)));
        return texts.toString();
    }
}
