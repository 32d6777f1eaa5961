package io.chartwright.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What the chart's files are, before anything is rendered from them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ChartFilesTest {
    private static final int LARGEST_ARCHIVE = 200_000;
    private static final int LARGEST_SCHEMA = 128 * 1024;
    private static final Pattern ACTION = Pattern.compile("\\{\\{(.*?)}}", Pattern.DOTALL);
    private static final Pattern TEXTS = Pattern.compile("/\\*.*?\\*/|\"(\\\\.|[^\"\\\\])*\"|`[^`]*`", Pattern.DOTALL);

    /** Whatever may give another answer tomorrow or elsewhere. A key of the values may be called so. */
    private static final Pattern MOODS =
            Pattern.compile("(?<![.$\\w])(lookup|now|ago|date\\w*|htmlDate\\w*|rand\\w*|shuffle|uuidv4|gen[A-Z]\\w*"
                    + "|buildCustomCert|bcrypt|htpasswd|encryptAES|env|expandenv|getHostByName)\\b|\\.Capabilities\\b");

    private final Path chart = Overlay.all().get(0).chart();

    List<Helm> helms() {
        return Surroundings.helms();
    }

    List<Path> valuesFiles() throws IOException {
        try (Stream<Path> files = Files.list(chart)) {
            return files.filter(file -> file.getFileName().toString().matches("values.*\\.yaml"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void archiveIsSmallAndHoldsNothingOfTests() throws IOException {
        List<Path> archives;
        try (Stream<Path> files = Files.list(Surroundings.project().resolve("dist/repo"))) {
            archives = files.filter(file -> file.toString().endsWith(".tgz")).toList();
        }
        assertThat(archives)
                .as("archives in dist/repo, which ./chartwright release makes")
                .isNotEmpty();
        for (Path archive : archives) {
            assertThat(archive).satisfies(file -> assertThat(Files.size(file)).isLessThan(LARGEST_ARCHIVE));
            List<String> names = new Command(List.of("tar"), Map.of())
                    .run(List.of("-tzf", archive.toString()))
                    .succeeded()
                    .lines()
                    .toList();
            assertThat(names)
                    .contains("boomi-flow/Chart.yaml", "boomi-flow/values.yaml", "boomi-flow/values.schema.json")
                    .allSatisfy(name -> assertThat(name)
                            .startsWith("boomi-flow/")
                            .doesNotContainPattern("(^|/)(ci|tests?|target|\\.git[^/]*|\\.github)(/|$)")
                            .doesNotContainPattern("\\.(tgz|j2|orig|swp)$"));
        }
    }

    @Test
    void metadataIsComplete() throws IOException {
        JsonNode metadata = yaml(chart.resolve("Chart.yaml"));
        assertThat(metadata.path("apiVersion").asText()).isEqualTo("v2");
        assertThat(metadata.path("name").asText()).isEqualTo(chart.getFileName().toString());
        assertThat(metadata.path("version").asText()).matches("\\d+\\.\\d+\\.\\d+(-[0-9A-Za-z.-]+)?");
        assertThat(metadata.path("type").asText()).isEqualTo("application");
        assertThat(metadata.path("kubeVersion").asText()).startsWith(">=");
        for (String text : List.of("appVersion", "description", "home", "icon")) {
            assertThat(metadata.path(text).isTextual()).as(text).isTrue();
            assertThat(metadata.path(text).asText()).as(text).isNotBlank();
        }
        for (String list : List.of("keywords", "sources", "maintainers")) {
            assertThat(metadata.path(list)).as(list).isNotEmpty();
        }
        assertThat(metadata.path("maintainers"))
                .allSatisfy(maintainer ->
                        assertThat(maintainer.path("name").asText()).isNotBlank());
    }

    @Test
    void schemaStandsAloneAndIsSmall() throws IOException {
        Path file = chart.resolve("values.schema.json");
        assertThat(Files.size(file)).isLessThan(LARGEST_SCHEMA);
        JsonNode schema = new ObjectMapper().readTree(file.toFile());
        assertThat(schema.path("$schema").asText()).isEqualTo("https://json-schema.org/draft/2020-12/schema");
        assertThat(schema.findValues("$ref"))
                .isNotEmpty()
                .allSatisfy(reference -> assertThat(
                                schema.at(reference.asText().substring(1)).isObject())
                        .as(reference.asText())
                        .isTrue())
                .allSatisfy(reference -> assertThat(reference.asText()).startsWith("#/"));
        for (String other : List.of("$id", "$anchor", "$dynamicRef", "$recursiveRef", "$vocabulary")) {
            assertThat(schema.findValue(other)).as(other).isNull();
        }
    }

    @ParameterizedTest
    @MethodSource("valuesFiles")
    void valuesHoldNoNullsAndNoKeysThatAreNoTexts(Path file) throws IOException {
        List<String> wrong = new ArrayList<>();
        collectWrong("", tree(file), wrong);
        assertThat(wrong).isEmpty();
    }

    @Test
    void templatesAskNeitherClockNorChanceNorCluster() throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(chart.resolve("templates"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                ACTION.matcher(Files.readString(file))
                        .results()
                        .map(action ->
                                MOODS.matcher(TEXTS.matcher(action.group(1)).replaceAll("")))
                        .filter(Matcher::find)
                        .forEach(mood -> found.add(chart.relativize(file) + ": " + mood.group()));
            }
        }
        assertThat(found).isEmpty();
        assertThat(MOODS.matcher(" now | date ").find()).isTrue();
        assertThat(MOODS.matcher(" .values.env ").find()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("helms")
    void twoRendersAreEqual(Helm helm) {
        for (Overlay overlay : Overlay.all()) {
            String first = helm.template(overlay, Stream.of()).succeeded();
            assertThat(helm.template(overlay, Stream.of()).succeeded())
                    .as(overlay.name())
                    .isEqualTo(first);
        }
    }

    /** YAML 1.1 reads keys such as {@code on} and {@code no} as booleans, so such a key arrives here as one. */
    private static void collectWrong(String path, Object node, List<String> wrong) {
        if (node instanceof Map<?, ?> map) {
            map.forEach((key, below) -> {
                if (!(key instanceof String)) {
                    wrong.add(path + "." + key + ": the key is not a text");
                }
                collectWrong(path + "." + key, below, wrong);
            });
        } else if (node instanceof List<?> list) {
            list.forEach(below -> collectWrong(path + "[]", below, wrong));
        } else if (node == null) {
            wrong.add(path + ": null");
        }
    }

    private static JsonNode yaml(Path file) throws IOException {
        return new ObjectMapper().valueToTree(tree(file));
    }

    private static Object tree(Path file) throws IOException {
        return new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(file));
    }
}
