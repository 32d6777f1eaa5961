package io.chartwright.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.chartwright.model.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RuleCatalogTest {
    private static final Path SOURCES = Path.of("src", "main", "java");
    private static final Path CAUSES = SOURCES.resolve(Path.of("io", "chartwright", "diagnose"));
    private static final Path FILES = Path.of("src", "main", "resources", "io", "chartwright", "rules");
    private static final Path CASES = Path.of("src", "test", "resources", "cases");
    private static final Path RULES = Path.of("src", "test", "resources", "rules");

    /** A rule's id is written as one literal of this form. */
    private static final Pattern ID = Pattern.compile("\"([a-z-]+/[a-z-]+)\"");

    /** The groups that problems of reading YAML are reported in; each has two rules. */
    private static final Pattern YAML_GROUP = Pattern.compile("new YamlReader\\(\"([a-z-]+)\"");

    /** Groups of texts that come from no user, or whose problems are reported in other words. */
    private static final Set<String> UNREPORTED =
            Set.of("annotations", "diagnose", "doctor", "kubeconfig", "provenance", "publish", "rules");

    /** Words of Kubernetes, media types and parts of addresses that have the form of an id. */
    private static final Set<String> OTHERS = Set.of(
            "api/token",
            "application/gzip",
            "application/json",
            "application/octet-stream",
            "application/x-www-form-urlencoded",
            "application/yaml",
            "docker/default",
            "nacl/secretbox",
            "runtime/default",
            "s/mime");

    private static final Pattern REPORTED = Pattern.compile(": (error|warning|info): \\[([a-z/-]+)]");

    private static final RuleCatalog CATALOG = RuleCatalog.load();

    static List<Rule> rules() {
        return CATALOG.rules();
    }

    @Test
    void catalogWhenComparedWithTheSourcesHasTheIdsThatTheyReport() throws IOException {
        Set<String> reported = new TreeSet<>();
        for (String source : textsIn(SOURCES, ".java")) {
            ID.matcher(source)
                    .results()
                    .map(found -> found.group(1))
                    .filter(text -> !OTHERS.contains(text))
                    .forEach(reported::add);
            YAML_GROUP
                    .matcher(source)
                    .results()
                    .map(found -> found.group(1))
                    .filter(group -> !UNREPORTED.contains(group))
                    .forEach(group -> {
                        reported.add(group + "/syntax");
                        reported.add(group + "/duplicate-key");
                    });
        }

        assertThat(rules().stream().map(Rule::id)).containsExactlyElementsOf(reported);
    }

    @Test
    void catalogWhenLoadedHasEveryFile() throws IOException {
        try (Stream<Path> files = Files.list(FILES)) {
            assertThat(CATALOG.groups().stream().map(group -> group.name() + ".yaml"))
                    .containsExactlyElementsOf(
                            files.map(file -> file.getFileName().toString())
                                    .sorted()
                                    .toList());
        }
    }

    @ParameterizedTest
    @MethodSource("rules")
    void ruleWhenDescribedSaysWhatItIsInSentences(Rule rule) {
        RuleGroup group = CATALOG.groups().stream()
                .filter(candidate -> candidate.rules().contains(rule))
                .findFirst()
                .orElseThrow();

        assertThat(rule.group()).isEqualTo(group.name());
        assertThat(List.of(rule.what(), rule.why(), group.about()))
                .allSatisfy(text -> assertThat(text).matches("[A-Za-z.'-].*\\.").doesNotContain("\n"));
        assertThat(rule.bad()).isNotBlank().isNotEqualTo(rule.good());
        assertThat(rule.good()).isNotBlank();
    }

    @Test
    void ruleWhenReportedInACaseIsNotWorseThanDescribed() throws IOException {
        List<String> texts = textsIn(CASES, "transcript.txt");
        texts.addAll(textsIn(RULES, "findings.txt"));
        texts.addAll(textsIn(RULES, "bad.yaml"));
        List<MatchResult> findings =
                texts.stream().flatMap(text -> REPORTED.matcher(text).results()).toList();

        assertThat(findings).isNotEmpty().allSatisfy(finding -> {
            Severity reported = Severity.valueOf(finding.group(1).toUpperCase(Locale.ROOT));
            assertThat(CATALOG.find(finding.group(2)))
                    .as(finding.group())
                    .hasValueSatisfying(rule -> assertThat(rule.severity()).isGreaterThanOrEqualTo(reported));
        });
    }

    private static List<String> textsIn(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            List<String> texts = new ArrayList<>();
            for (Path file :
                    // Causes have a catalogue of their own.
                    files.filter(file -> file.toString().endsWith(ending))
                            .filter(file -> !file.startsWith(CAUSES))
                            .toList()) {
                texts.add(Files.readString(file));
            }
            return texts;
        }
    }
}
