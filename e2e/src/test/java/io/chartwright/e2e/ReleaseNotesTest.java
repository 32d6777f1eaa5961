package io.chartwright.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Whether operators are told what changes for them: each version in the changelog, each renamed key in words. */
final class ReleaseNotesTest {
    private static final Path PROJECT = Surroundings.project();
    private static final Path SOURCE = PROJECT.resolve("chart-templates/boomi-flow/values.schema.yaml");
    private static final Path CHART = PROJECT.resolve("charts/boomi-flow/Chart.yaml");

    @Test
    void changelogNamesTheChartsVersion() throws IOException {
        String version = String.valueOf(yaml(CHART).get("version"));
        // As a heading of its own, or while that is not released as a line of the unreleased part.
        Pattern named = Pattern.compile("(?m)^(## |- ).*boomi-flow.* " + Pattern.quote(version) + "\\b");
        assertThat(Files.readString(PROJECT.resolve("CHANGELOG.md"))).containsPattern(named);
    }

    @Test
    void chartListsItsChanges() throws IOException {
        Object changes = ((Map<?, ?>) yaml(CHART).getOrDefault("annotations", Map.of())).get("artifacthub.io/changes");
        Object listed = new Yaml(new SafeConstructor(new LoaderOptions())).load(String.valueOf(changes));
        assertThat((List<?>) listed).isNotEmpty().allSatisfy(change -> assertThat((Map<?, ?>) change)
                .extracting("kind", "description")
                .doesNotContainNull());
    }

    @Test
    void everyRenamedKeyIsExplained() throws IOException {
        assertThat(unexplained(renamed(yaml(SOURCE)), explanations())).isEmpty();
    }

    @Test
    void renamedKeyWhenNobodyExplainsItIsFound() {
        Map<String, Object> schema = load("""
                properties:
                  web:
                    properties:
                      pods: {type: integer, x-renamed-from: .replicas}
                      host: {type: string, x-renamed-from: [url, web.address]}
                """);
        assertThat(renamed(schema)).containsExactlyInAnyOrder("replicas", "url", "web.address");
        assertThat(unexplained(renamed(schema), "`web.address` is `web.host` now, `url` too"))
                .containsExactly("replicas");
    }

    /** Returns the changelog and the operator guide's section on upgrades. */
    private static String explanations() throws IOException {
        String guide = Files.readString(PROJECT.resolve("docs/operator-guide.md"));
        int begin = guide.indexOf("\n## 10. Upgrade");
        int end = guide.indexOf("\n## 11. ");
        assertThat(begin).as("the guide's section on upgrades").isBetween(0, end);
        return guide.substring(begin, end) + Files.readString(PROJECT.resolve("CHANGELOG.md"));
    }

    private static List<String> unexplained(List<String> oldKeys, String explanations) {
        return oldKeys.stream()
                .filter(key -> !Pattern.compile("`([^`]*\\.)?" + Pattern.quote(key) + "`")
                        .matcher(explanations)
                        .find())
                .toList();
    }

    /** Returns the old name of every renamed key, as the values model writes it, without the dot of a relative one. */
    private static List<String> renamed(Object node) {
        List<String> found = new ArrayList<>();
        if (node instanceof Map<?, ?> map) {
            map.forEach((key, value) -> {
                if (key.equals("x-renamed-from")) {
                    Stream<?> names = value instanceof List<?> list ? list.stream() : Stream.of(value);
                    names.map(name -> String.valueOf(name).replaceFirst("^\\.", ""))
                            .forEach(found::add);
                } else {
                    found.addAll(renamed(value));
                }
            });
        } else if (node instanceof List<?> list) {
            list.forEach(item -> found.addAll(renamed(item)));
        }
        return found;
    }

    private static Map<String, Object> yaml(Path file) throws IOException {
        return load(Files.readString(file));
    }

    private static Map<String, Object> load(String text) {
        return new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
    }
}
