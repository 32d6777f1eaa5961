package io.chartwright.sourcemap;

import static org.assertj.core.api.Assertions.assertThat;

import io.chartwright.helm.EmbeddedHelm;
import io.chartwright.model.Branch;
import io.chartwright.model.Chart;
import io.chartwright.model.ChartFile;
import io.chartwright.model.ChartId;
import io.chartwright.model.Location;
import io.chartwright.model.Mapping;
import io.chartwright.model.Version;
import io.chartwright.sourcemap.TemplateCoverage.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TemplateCoverageTest {
    private static final String RELEASE = "1.36.0";

    @Test
    void branchWhenItPrintsIsReachedByTheOverlayThatTakesIt() {
        Map<String, String> templates = Map.of("templates/a.yaml", """
                kind: A
                metadata:
                  name: a
                {{- if eq .Values.mode "one" }}
                one: 1
                {{- else if eq .Values.mode "two" }}
                two: 2
                {{- else }}
                {{- range .Values.items }}
                - {{ . }}
                {{- end }}
                {{- end }}
                """);

        assertThat(coverage(templates, "mode: one", "mode: two"))
                .containsExactly(
                        "4:1 {{ if eq .Values.mode \"one\" }} overlay-0",
                        "6:1 {{ else if eq .Values.mode \"two\" }} overlay-1",
                        "8:1 {{ else }} -",
                        "9:1 {{ range .Values.items }} -");
        assertThat(coverage(templates, "{mode: three, items: [x]}"))
                .containsExactly(
                        "4:1 {{ if eq .Values.mode \"one\" }} -",
                        "6:1 {{ else if eq .Values.mode \"two\" }} -",
                        "8:1 {{ else }} overlay-0",
                        "9:1 {{ range .Values.items }} overlay-0");
    }

    /** No mark comes through a function, and a branch without text has none. */
    @Test
    void branchWhenNothingOfItIsSeenIsFoundAllTheSame() {
        Map<String, String> templates = Map.of("templates/_a.tpl", """
                {{- define "asked" -}}
                {{- if .Values.flag }}true{{ else }}{{ end }}
                {{- end }}
                {{- define "unused" }}x{{ end }}
                """, "templates/a.yaml", """
                {{- $name := "a" }}
                {{- if include "asked" . }}
                {{- $name = "b" }}
                {{- else }}
                {{- $name = "c" }}
                {{- end }}
                kind: A
                metadata:
                  name: {{ $name }}
                """);

        assertThat(coverage(templates, "flag: true"))
                .containsExactly(
                        "1:1 {{ define \"asked\" }} overlay-0",
                        "2:1 {{ if .Values.flag }} overlay-0",
                        "2:27 {{ else }} -",
                        "4:1 {{ define \"unused\" }} -",
                        "2:1 {{ if include \"asked\" . }} overlay-0",
                        "4:1 {{ else }} -");
    }

    @Test
    void branchWhenItFailsIsAGuard() {
        Map<String, String> templates = Map.of("templates/NOTES.txt", """
                {{- if .Values.bad }}
                {{- if .Values.worse }}{{ fail "worse" }}{{ end }}
                {{- printf "bad %s" .Values.bad | fail }}
                {{- end }}
                {{- with .Values.good }}{{ . }}{{ end }}
                """);

        assertThat(branches(templates, "good: yes").stream().map(Branch::isGuard))
                .containsExactly(true, true, false);
        assertThat(coverage(templates, "good: 'yes'"))
                .containsExactly(
                        "1:1 {{ if .Values.bad }} -",
                        "2:1 {{ if .Values.worse }} -",
                        "5:1 {{ with .Values.good }} overlay-0");
    }

    @Test
    void branchWhenOneAroundItIsNotReachedNamesTheOutermost() {
        Map<String, String> templates = Map.of("templates/a.yaml", """
                kind: A
                {{- if .Values.one }}
                {{- if .Values.two }}
                two: {{ if .Values.three }}3{{ end }}
                {{- end }}
                {{- end }}
                {{- if .Values.four }}
                four: {{ if .Values.five }}5{{ end }}
                {{- end }}
                """);

        assertThat(branches(templates, "four: true"))
                .extracting(branch -> branch.place().line()
                        + branch.within().map(outer -> " in " + outer.line()).orElse(""))
                .containsExactly("2", "3 in 2", "4 in 2", "7", "8");
    }

    private static List<String> coverage(Map<String, String> templates, String... values) {
        return branches(templates, values).stream()
                .map(branch -> branch.place().line() + ":" + branch.place().column() + " " + branch.action() + " "
                        + branch.reachedBy().orElse("-"))
                .toList();
    }

    private static List<Branch> branches(Map<String, String> templates, String... values) {
        Map<String, ChartFile> files = new TreeMap<>();
        files.put("Chart.yaml", ChartFile.of("Chart.yaml", "apiVersion: v2\nname: demo\nversion: 0.1.0\n"));
        templates.forEach((path, text) -> files.put(path, ChartFile.of(path, text)));
        Chart chart = new Chart(
                new ChartId("demo", Version.parse("0.1.0")),
                Mapping.empty(Location.of("Chart.yaml")),
                files,
                List.of());
        List<Trial> trials = new ArrayList<>();
        for (String text : values) {
            trials.add(new Trial("overlay-" + trials.size(), text, RELEASE));
        }
        return new TemplateCoverage(chart, new EmbeddedHelm(), (reached, total) -> {}).of(trials);
    }
}
