package io.chartwright.validate.values;

import static org.assertj.core.api.Assertions.assertThat;

import io.chartwright.model.Chart;
import io.chartwright.model.ChartFile;
import io.chartwright.model.ChartId;
import io.chartwright.model.Finding;
import io.chartwright.model.Location;
import io.chartwright.model.Mapping;
import io.chartwright.model.Version;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ValueRulesTest {

    @Test
    void usesWhenUndeclaredAreFoundWithTheirLine() {
        Chart chart = chart("web:\n  port: 80\n  labels: {}\n", """
                # {{ .Values.inAComment.of.yaml }}
                port: {{ .Values.web.prot }}
                {{- /* .Values.gone */}}
                a: {{ fail "set .Values.web.host" }}
                b: {{ .Values.web.labels.app }}
                c: {{ index .Values "web" "port" }}{{ .Values.global.x }}
                """);

        assertThat(texts(new ValueUses().check(chart)))
                .containsExactly(
                        "templates/a.yaml:1: warning: [values/undeclared] the template uses"
                                + " .Values.inAComment.of.yaml, which values.yaml has not, perhaps you should declare it"
                                + " in values.yaml",
                        "templates/a.yaml:2: warning: [values/undeclared] the template uses .Values.web.prot, which"
                                + " values.yaml has not, perhaps you should write 'port', or declare 'prot' in"
                                + " values.yaml");
    }

    @Test
    void valuesWhenNeverUsedAreFoundAtTheirLine() {
        Chart chart =
                chart("web:\n  port: 80\n  host: a\nextra: {}\nglobal: {x: 1}\n", "port: {{ $.Values.web.port }}\n");

        assertThat(texts(new ValueUses().check(chart)))
                .containsExactly(
                        "values.yaml:3:3: warning: [values/unused] no template uses .Values.web.host, perhaps you"
                                + " should use it, or remove it",
                        "values.yaml:4:1: warning: [values/unused] no template uses .Values.extra, perhaps you should"
                                + " use it, or remove it");
    }

    @Test
    void usesWhenACommentShowsTheKeyAreDeclared() {
        Chart chart = chart(
                "web:\n  port: 80\n  # hostPort: 8080\n", "a: {{ .Values.web.hostPort }}{{ .Values.web.port }}\n");

        assertThat(new ValueUses().check(chart)).isEmpty();
    }

    @Test
    void valuesWhenTheyAreForOthersCountAsUsed() {
        Chart chart = chart(
                "enabled: true\nauth: {password: a}\n",
                "{{ include \"common.password\" (dict \"keys\" (list \"auth.password\")) }}\n");

        assertThat(new ValueUses().check(chart)).isEmpty();
    }

    @Test
    void valuesWhenTakenTogetherCountAsUsed() {
        String values = "web: {port: 80, host: a}\n";

        assertThat(new ValueUses().check(chart(values, "{{ toYaml .Values.web }}")))
                .isEmpty();
        assertThat(new ValueUses().check(chart(values, "{{ with .Values.web }}{{ .port }}{{ end }}")))
                .isEmpty();
        assertThat(new ValueUses().check(chart(values, "{{ range $k, $v := .Values }}{{ $v }}{{ end }}")))
                .isEmpty();
        assertThat(new ValueUses().check(chart(values, "{{ index .Values .tier }}")))
                .isEmpty();
    }

    @Test
    void defaultsWhenTheySurpriseAreFound() {
        Chart chart = chart(
                "a: on\nb: \"on\"\nc: true\nd:\ne: 0644\nf: 10485760\ng: 999999\nh: [no, 1]\nj: \"0644\"\nk: 2000000\n",
                "f: {{ .Values.f | quote }}\ng: {{ .Values.g }}\nk: {{ .Values.k | int64 }}\n");

        assertThat(texts(new RiskyDefaults().check(chart)))
                .containsExactly(
                        "values.yaml:1:4: warning: [values/yaml-word] a is 'on', which Helm reads as true, perhaps you"
                                + " should write true, or \"on\" for the word",
                        "values.yaml:4:1: info: [values/null-default] d has no value (nobody sees what belongs there,"
                                + " and Helm drops the key), perhaps you should write an empty text, list or mapping",
                        "values.yaml:5:4: warning: [values/number-form] e is 0644, which Helm reads as 420, perhaps you"
                                + " should write 420, or \"0644\" for the text",
                        "values.yaml:6:4: warning: [values/big-number] f is 10485760, which a template prints with an"
                                + " exponent (Helm reads numbers of values as floating-point numbers), perhaps you should"
                                + " write it in quotes, or pass it through int64 in the template",
                        "values.yaml:8:5: warning: [values/yaml-word] h is 'no', which Helm reads as false, perhaps you"
                                + " should write false, or \"no\" for the word");
    }

    private static List<String> texts(List<Finding> findings) {
        return findings.stream().map(Finding::toString).toList();
    }

    private static Chart chart(String values, String template) {
        Map<String, ChartFile> files = Stream.of(
                        ChartFile.of("values.yaml", values), ChartFile.of("templates/a.yaml", template))
                .collect(Collectors.toMap(ChartFile::path, file -> file));
        Mapping metadata = Mapping.empty(Location.of("Chart.yaml"));
        return new Chart(new ChartId("web", Version.parse("1.0.0")), metadata, files, List.of());
    }
}
