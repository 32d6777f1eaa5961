package io.chartwright.validate;

import static org.assertj.core.api.Assertions.assertThat;

import io.chartwright.annotations.Catalogue;
import io.chartwright.helm.Manifest;
import io.chartwright.kubernetes.CustomKinds;
import io.chartwright.kubernetes.Minor;
import io.chartwright.model.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every rule about objects finds exactly what its bad example says, and nothing in its good one.
 *
 * <p>{@code src/test/resources/rules/<group>/<rule>} holds {@code bad.yaml}, whose last lines are the findings behind
 * {@code #> }, and {@code good.yaml}. {@code # kubernetes: 1.30} on a first line says for which minor; otherwise it is
 * the newest. {@code -Drules.update=1} writes the findings anew.
 */
class RuleExamplesTest {
    private static final Path FOLDER = Path.of("src/test/resources/rules");
    private static final Pattern MINOR = Pattern.compile("\\A# kubernetes: (\\S+)");

    static Stream<String> rules() throws IOException {
        try (Stream<Path> files = Files.walk(FOLDER, 3)) {
            return files
                    .filter(file -> file.endsWith("bad.yaml"))
                    .map(file -> FOLDER.relativize(file.getParent()).toString())
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("rules")
    void objectsWhenBadGiveExactlyTheFindings(String rule) throws IOException {
        Path file = FOLDER.resolve(rule).resolve("bad.yaml");
        String text = Files.readString(file);
        List<String> found = findings(rule, "bad.yaml", text);
        if (System.getProperty("rules.update") != null) {
            StringBuilder written = new StringBuilder(withoutFindings(text));
            found.forEach(finding -> written.append("#> ").append(finding).append('\n'));
            Files.writeString(file, written);
        }

        List<String> wanted = text.lines()
                .filter(line -> line.startsWith("#> "))
                .map(line -> line.substring(3))
                .toList();
        assertThat(found).isNotEmpty().isEqualTo(wanted);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void objectsWhenGoodGiveNoFinding(String rule) throws IOException {
        String text = Files.readString(FOLDER.resolve(rule).resolve("good.yaml"));

        assertThat(findings(rule, "good.yaml", text)).isEmpty();
    }

    private static String withoutFindings(String text) {
        StringBuilder kept = new StringBuilder();
        text.lines().filter(line -> !line.startsWith("#> ")).forEach(line -> kept.append(line)
                .append('\n'));
        return kept.toString();
    }

    private static List<String> findings(String rule, String name, String text) {
        Matcher minor = MINOR.matcher(text);
        List<Minor> known = Minor.known();
        Minor version = minor.find() ? Minor.parse(minor.group(1)) : known.get(known.size() - 1);
        CellCheck check = new CellCheck(new Catalogue(), CustomKinds.of(List.of()), object -> object.tree()
                .location());
        Document document = new Document(name, new Manifest("", text));
        return check
                .check(List.of(document), new Target(Optional.empty()), List.of(version))
                .getOrDefault(version, List.of())
                .stream()
                .filter(finding -> finding.rule().equals(rule))
                .sorted()
                .map(Finding::toString)
                .toList();
    }
}
