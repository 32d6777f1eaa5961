package io.chartwright.validate;

import static org.assertj.core.api.Assertions.assertThat;

import io.chartwright.annotations.Catalogue;
import io.chartwright.model.Finding;
import io.chartwright.model.Location;
import io.chartwright.model.Mapping;
import io.chartwright.model.Overlay;
import io.chartwright.validate.objects.KubernetesObject;
import io.chartwright.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Checks every file of manifests under {@code cloud-rules}: what is found must be what the text beside it says, nothing
 * when there is none. A first line {@code # cloud: NAME} says whose profile they belong to. Run with
 * {@code -Dcases.update} to write what is instead of comparing.
 */
class CloudRulesTest {
    private static final Path CASES = Path.of("src", "test", "resources", "cloud-rules");
    private static final String CLOUD = "# cloud: ";
    private static final Catalogue CATALOGUE = new Catalogue();
    private static final List<String> RULES = List.of(
            "unknown-key",
            "value",
            "kind",
            "foreign",
            "conflict",
            "missing-partner",
            "ignored",
            "exposure",
            "controller",
            "plain-http",
            "health-path",
            "name",
            "deprecated");

    static Stream<String> failing() {
        return RULES.stream();
    }

    static Stream<String> passing() {
        return RULES.stream();
    }

    @ParameterizedTest
    @MethodSource("failing")
    void ruleWhenBrokenSaysWhatTheTextBesideItSays(String rule) throws IOException {
        String found = check(rule + "-fails.yaml");
        Path expected = CASES.resolve(rule + "-fails.txt");

        if (System.getProperty("cases.update") != null) {
            Files.writeString(expected, found);
        }
        assertThat(found).isEqualTo(Files.readString(expected)).contains("[cloud/" + rule + "]");
    }

    @ParameterizedTest
    @MethodSource("passing")
    void ruleWhenKeptSaysNothing(String rule) throws IOException {
        assertThat(check(rule + "-passes.yaml")).isEmpty();
    }

    @Test
    void chartWhenItIsForNoCloudMayUseTheAnnotationsOfEach() throws IOException {
        String manifests = check("conflict-fails.yaml");

        assertThat(check("conflict-fails.yaml", "# cloud: \n")).isEqualTo(manifests);
    }

    private static String check(String name) throws IOException {
        return check(name, "");
    }

    private static String check(String name, String head) throws IOException {
        String text = head + Files.readString(CASES.resolve(name));
        List<KubernetesObject> objects = new YamlReader("api")
                .readAll(name, text.substring(head.length())).stream()
                        .map(tree -> new KubernetesObject((Mapping) tree, name))
                        .toList();
        Optional<Overlay> overlay = text.startsWith(CLOUD)
                ? Optional.of(overlay(text.lines().findFirst().orElse("").substring(CLOUD.length())))
                : Optional.empty();
        return new CloudRules(CATALOGUE)
                .check(objects, new Target(overlay)).stream()
                        .sorted()
                        .map(Finding::toString)
                        .map(line -> line + "\n")
                        .collect(Collectors.joining());
    }

    private static Overlay overlay(String cloud) {
        Mapping nothing = Mapping.empty(Location.of("values.yaml"));
        return new Overlay(
                "case",
                "case",
                "values/case.yaml",
                "",
                "",
                cloud,
                List.of(),
                new Overlay.Layers(nothing, nothing, nothing));
    }
}
