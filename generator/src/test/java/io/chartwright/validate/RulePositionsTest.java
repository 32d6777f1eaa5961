package io.chartwright.validate;

import static org.assertj.core.api.Assertions.assertThat;

import io.chartwright.cache.PartCache;
import io.chartwright.helm.EmbeddedHelm;
import io.chartwright.model.Chart;
import io.chartwright.model.ChartFile;
import io.chartwright.model.ChartId;
import io.chartwright.model.Finding;
import io.chartwright.model.Location;
import io.chartwright.model.Mapping;
import io.chartwright.model.Overlay;
import io.chartwright.model.Sources;
import io.chartwright.model.Version;
import io.chartwright.yaml.YamlReader;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a rule finds in a chart's rendered objects is placed at the line that a person would edit: every bad
 * {@link RuleExample} is made a chart whose template renders the same objects from other lines.
 */
class RulePositionsTest {
    private static final Version VERSION = Version.parse("1.0.0");

    static List<String> rules() throws IOException {
        return RuleExample.rules();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void findingWhenTheTextStandsInATemplateNamesItsLineThere(String rule) throws IOException {
        RuleExample bad = RuleExample.bad(rule);
        ExampleTemplate template = ExampleTemplate.of(bad, false);

        assertThat(places(validate(bad, template))).isEqualTo(places(template.placed(bad.findings())));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void findingWhenTheTextIsAValueNamesTheLineOfTheValue(String rule) throws IOException {
        RuleExample bad = RuleExample.bad(rule);
        ExampleTemplate template = ExampleTemplate.of(bad, true);

        assertThat(places(validate(bad, template))).isEqualTo(places(template.placed(bad.findings())));
    }

    /** Returns where the findings are, and what they say of values. */
    /** Whatever value stands there: a key that is unknown, or what lacks something. */
    @Test
    void rulesWhoseFindingsAreOfWholesAreThese() throws IOException {
        Set<String> ofWholes = new TreeSet<>();
        for (String rule : RuleExample.rules()) {
            if (RuleExample.bad(rule).findings().stream().anyMatch(Finding::isOfWhole)) {
                ofWholes.add(rule);
            }
        }

        assertThat(ofWholes)
                .containsExactly(
                        "api/duplicate-key",
                        "api/invalid",
                        "cloud/deprecated",
                        "cloud/exposure",
                        "cloud/foreign",
                        "cloud/ignored",
                        "cloud/kind",
                        "cloud/unknown-key",
                        "pod-security/privilege-escalation",
                        "pod-security/run-as-non-root",
                        "pod-security/seccomp",
                        "posture/read-only-root",
                        "posture/readiness-probe",
                        "posture/resources");
    }

    private static List<String> places(List<Finding> findings) {
        return findings.stream()
                .map(finding -> finding.location() + " " + finding.reason().replaceFirst("^.*?(?=value '|$)", ""))
                .sorted()
                .toList();
    }

    private static List<Finding> validate(RuleExample example, ExampleTemplate template) {
        Mapping nothing = Mapping.empty(Location.of("values.yaml"));
        Overlay.Layers layers = new Overlay.Layers(nothing, nothing, nothing);
        Overlay overlay =
                example.overlay().orElse(new Overlay("defaults", "", "values.yaml", "", "", "", List.of(), layers));
        Mapping values = new YamlReader("values").readMapping("values.yaml", template.values());
        Chart chart = new Chart(
                new ChartId("case", VERSION),
                Mapping.empty(Location.of("Chart.yaml")),
                Map.of(
                        "Chart.yaml",
                        ChartFile.of("Chart.yaml", "apiVersion: v2\nname: case\nversion: 1.0.0\n"),
                        "values.yaml",
                        ChartFile.of("values.yaml", template.values()),
                        ExampleTemplate.PATH,
                        ChartFile.of(ExampleTemplate.PATH, template.text())),
                List.of(overlay),
                new Sources(Map.of(), values, (path, line, column) -> Optional.empty()));
        return new Validator(new EmbeddedHelm(), PartCache.none(), (done, total) -> {})
                        .validate(List.of(chart), new Choice(List.of(), List.of(example.minor()), List.of()))
                        .findings()
                        .stream()
                        .filter(finding -> finding.rule().equals(example.rule())
                                || finding.rule().equals("chart/template"))
                        .toList();
    }
}
