package io.chartwright.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chartwright.e2e.Command.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * What becomes of values in which keys are missing that have a default, as after {@code --reuse-values} from an older
 * chart. A null takes a key out of the values in the same way.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class MissingKeysTest {
    /** Missing keys that mean something: entries of free maps, and the number of pods that another one sets. */
    private static final Set<String> MAY_BE_MISSING = Set.of("global", "replicas");

    private static final Set<String> FREE =
            Set.of("behavior", "limits", "nodeSelector", "headers", "requests", "writablePaths");

    private final List<Helm> helms = Surroundings.helms();
    private final Overlay overlay = Overlay.named("local");

    Stream<Arguments> helmsAndWholeBlocks() {
        return helms.stream().flatMap(helm -> Stream.of(Arguments.of(helm, true), Arguments.of(helm, false)));
    }

    List<Helm> helms() {
        return helms;
    }

    @ParameterizedTest(name = "{0}, whole blocks: {1}")
    @MethodSource("helmsAndWholeBlocks")
    void upgradeWhenEveryUnansweredKeyIsMissingUsesTheDefaults(Helm helm, boolean wholeBlocks, @TempDir Path folder)
            throws IOException {
        ObjectNode nulls =
                nulls(yaml(overlay.chart().resolve("values.yaml")), yaml(Path.of(overlay.testValues())), wholeBlocks);
        assertThat(nulls.toString()).contains("\"integrationRuntime\"", "\"keda\"");
        Path values = Files.writeString(folder.resolve("nulls.json"), nulls.toString());
        Manifests complete = Manifests.of(helm, overlay, "--is-upgrade");
        Manifests filled = Manifests.of(helm, overlay, "--is-upgrade", "--values=" + values);
        assertThat(filled.objects()).isEqualTo(complete.objects());
    }

    @ParameterizedTest
    @MethodSource("helms")
    void installWhenAKeyIsMissingNamesIt(Helm helm) {
        Ran ran = helm.template(
                overlay, Stream.of("--set=integrationRuntime=null,player.autoscaling.keda=null,database.port=null"));
        assertThat(ran.exitCode()).isNotZero();
        assertThat(ran.err())
                .contains(
                        "Leave them out", "- database.port\n", "- integrationRuntime\n", "- player.autoscaling.keda\n")
                .doesNotContain("nil pointer");
    }

    private static ObjectNode nulls(JsonNode defaults, JsonNode answers, boolean wholeBlocks) {
        ObjectNode nulls = new ObjectMapper().createObjectNode();
        defaults.properties().forEach(entry -> {
            String key = entry.getKey();
            boolean open = !entry.getValue().isObject() || entry.getValue().isEmpty() || FREE.contains(key);
            if (MAY_BE_MISSING.contains(key)) {
                return;
            }
            if (!open && (!wholeBlocks || answers.has(key))) {
                nulls.set(key, nulls(entry.getValue(), answers.path(key), wholeBlocks));
            } else if (!answers.has(key)) {
                nulls.putNull(key);
            }
        });
        return nulls;
    }

    private static JsonNode yaml(Path file) throws IOException {
        Object read = new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(file));
        return new ObjectMapper().valueToTree(read);
    }
}
