package io.chartwright.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chartwright.helm.HelmMessage.Level;
import io.chartwright.model.Chart;
import io.chartwright.model.ChartFile;
import io.chartwright.model.ChartId;
import io.chartwright.model.Location;
import io.chartwright.model.Mapping;
import io.chartwright.model.Version;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedHelmTest {
    private static final String METADATA = """
            apiVersion: v2
            name: small
            version: 1.0.0
            kubeVersion: ">=1.30.0-0"
            icon: https://example.com/icon.svg
            """;
    private static final String SUB = "apiVersion: v2\nname: sub\nversion: 1.0.0\n";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path cache;

    private static EmbeddedHelm helm;

    @BeforeAll
    static void unpackOnce() {
        helm = new EmbeddedHelm(cache);
    }

    @Test
    void templateWhenTheChartIsSoundReturnsItsManifestsAndHooks() {
        try (HelmChart chart = open(Map.of(
                "templates/a.yaml",
                        "kind: A\nversion: {{ .Capabilities.KubeVersion.Version }}\nname: {{ .Values.name }}\n",
                "templates/test.yaml",
                        "kind: Pod\nmetadata:\n  name: t\n  annotations:\n    \"helm.sh/hook\": test\n"))) {
            Rendering rendering = chart.template("name: given\n", "1.36.0");

            assertThat(rendering.failure()).isEmpty();
            assertThat(rendering.output())
                    .contains("# Source: small/templates/a.yaml", "version: v1.36.0", "name: given", "kind: Pod");
        }
    }

    @Test
    void templateWhenATemplateFailsNamesTheTemplateAndTheMessage() {
        try (HelmChart chart =
                open(Map.of("templates/b.yaml", "a: b\n{{ fail \"first problem\\nsecond problem\" }}\n"))) {
            assertThat(chart.template("", "1.36.0").failure())
                    .contains(new HelmMessage(Level.ERROR, "templates/b.yaml", 2, "first problem\nsecond problem"));
        }
    }

    @Test
    void templateWhenATemplateDoesNotParseNamesTheLine() {
        try (HelmChart chart = open(Map.of("templates/c.yaml", "a: b\n{{ if }}\n"))) {
            HelmMessage failure = chart.template("", "1.36.0").failure().orElseThrow();

            assertThat(failure.path()).isEqualTo("templates/c.yaml");
            assertThat(failure.line()).isEqualTo(2);
        }
    }

    @Test
    void templateWhenTheSchemaRefusesSaysWhy() {
        String schema = "{\"type\": \"object\", \"properties\": {\"name\": {\"type\": \"string\"}}}";
        try (HelmChart chart = open(Map.of("values.schema.json", schema))) {
            assertThat(chart.template("name: [1]\n", "1.36.0")
                            .failure()
                            .orElseThrow()
                            .text())
                    .contains("name");
        }
    }

    @Test
    void templateWhenTheClusterIsTooOldSaysSo() {
        try (HelmChart chart = open(Map.of())) {
            assertThat(chart.template("", "1.29.0").failure().orElseThrow().text())
                    .contains("1.29.0");
        }
    }

    @Test
    void templateWhenCalledInParallelGivesTheSameAsOneByOne() {
        try (HelmChart chart = open(
                Map.of("templates/a.yaml", "number: {{ .Values.number }}\nv: {{ .Capabilities.KubeVersion }}\n"))) {
            List<String> serial = range().map(n -> chart.template("number: " + n + "\n", "1.3" + n % 8 + ".0")
                            .output())
                    .toList();
            List<String> parallel = range().parallel()
                    .map(n -> chart.template("number: " + n + "\n", "1.3" + n % 8 + ".0")
                            .output())
                    .toList();

            assertThat(parallel).isEqualTo(serial).doesNotHaveDuplicates();
        }
    }

    @Test
    void lintWhenValuesBreakATemplateReportsAnError() {
        try (HelmChart chart = open(
                Map.of("values.yaml", "", "templates/a.yaml", "kind: A\nmetadata:\n  name: {{ .Values.text }}\n"))) {
            assertThat(lint(chart, "text: sound\n")).noneMatch(message -> message.level() != Level.INFO);
            assertThat(lint(chart, "text: \"a: b: c\"\n")).anyMatch(message -> message.level() == Level.ERROR);
        }
    }

    @Test
    void lintWhenTheRenderingIsGivenSaysTheSameAsWhenHelmRenders() {
        try (HelmChart chart = open(Map.of(
                "values.yaml",
                "",
                "templates/_names.tpl",
                "{{ define \"name\" }}Not_a_name{{ end }}",
                "templates/a.yaml",
                "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: {{ include \"name\" . }}\ndata:\n  text: '{{ \"{{ x }}\" }}'\n",
                "templates/b.yaml",
                "{{ if .Values.never }}kind: B{{ end }}",
                "templates/NOTES.txt",
                "Read {{ .Release.Name }}.\n"))) {
            List<HelmMessage> rendered = lint(chart, "a: b\n");
            Rendering failed = new Rendering("", Optional.of(new HelmMessage(Level.ERROR, "", 0, "")));

            assertThat(rendered).isEqualTo(chart.lint("a: b\n", failed)).anyMatch(message -> message.text()
                    .contains("Not_a_name"));
        }
    }

    @Test
    void warningsWhenHelmLogsAreReturnedInsteadOfPrinted() {
        try (HelmChart chart = open(
                Map.of("values.yaml", "table:\n  a:\n    b: 1\n", "templates/a.yaml", "a: {{ .Values.table }}\n"))) {
            chart.template("table: {a: text}\n", "1.36.0");

            assertThat(chart.warnings())
                    .containsExactly("warning: cannot overwrite table with non table for small.table.a (map[b:1])");
        }
    }

    @Test
    void templateWhenATemplateLooksSomethingUpFindsNothing() {
        String template = "found: {{ lookup \"v1\" \"Secret\" \"default\" .Release.Name | toJson }}\n";
        try (HelmChart chart = open(Map.of(
                "templates/a.yaml", template, "charts/sub/Chart.yaml", SUB, "charts/sub/templates/b.yaml", template))) {
            Rendering rendering = chart.template("", "1.36.0");

            assertThat(rendering.failure()).isEmpty();
            assertThat(rendering.output()).containsSubsequence("found: {}", "found: {}");
            assertThat(chart.warnings()).isEmpty();
        }
    }

    @Test
    void templateWhenNothingIsRenderedReturnsNothing() {
        try (HelmChart chart = open(Map.of("templates/a.yaml", "{{ if .Values.never }}a: b{{ end }}\n"))) {
            assertThat(chart.template("", "1.36.0")).isEqualTo(new Rendering("", Optional.empty()));
        }
    }

    @Test
    void templateWhenTheOutputIsNoYamlNamesTheTemplate() {
        try (HelmChart chart = open(Map.of("templates/a.yaml", "a: {{ .Values.text }}\n"))) {
            HelmMessage failure =
                    chart.template("text: \"b: c: d\"\n", "1.36.0").failure().orElseThrow();

            assertThat(failure.path()).isEqualTo("templates/a.yaml");
        }
    }

    @Test
    void templateWhenTheValuesAreNoYamlIsAFailure() {
        try (HelmChart chart = open(Map.of())) {
            assertThat(chart.template("a: [", "1.36.0").failure().orElseThrow().text())
                    .startsWith("failed to parse values.yaml: ");
        }
    }

    @Test
    void lintWhenTheChartAsAWholeIsWrongNamesItsMetadata() {
        try (HelmChart chart = open(Map.of("charts/sub/Chart.yaml", SUB))) {
            assertThat(lint(chart, ""))
                    .contains(new HelmMessage(
                            Level.ERROR, "Chart.yaml", 0, "chart metadata is missing these dependencies: sub"));
        }
    }

    @Test
    void lintWhenATemplateFailsWithSeveralLinesKeepsThemTogether() {
        try (HelmChart chart = open(Map.of("values.yaml", "", "templates/a.yaml", "{{ fail \"one\\ntwo\" }}\n"))) {
            assertThat(lint(chart, "")).noneMatch(message -> message.level() == Level.ERROR);
        }
    }

    @Test
    void openWhenAChartIsOpenIsRefused() {
        try (HelmChart chart = open(Map.of())) {
            assertThatThrownBy(() -> open(Map.of())).isInstanceOf(IllegalStateException.class);
            assertThat(chart.warnings()).isEmpty();
        }
        open(Map.of()).close();
    }

    private static Stream<Integer> range() {
        return IntStream.range(0, 24).boxed();
    }

    private static HelmChart open(Map<String, String> files) {
        Map<String, ChartFile> all = new TreeMap<>();
        all.put("Chart.yaml", ChartFile.of("Chart.yaml", METADATA));
        files.forEach((path, text) -> all.put(path, ChartFile.of(path, text)));
        ChartId id = new ChartId("small", Version.parse("1.0.0"));
        return helm.open(new Chart(id, Mapping.empty(Location.of("Chart.yaml")), all, List.of()));
    }

    private static List<HelmMessage> lint(HelmChart chart, String values) {
        return chart.lint(values, chart.template(values, "1.36.0"));
    }
}
