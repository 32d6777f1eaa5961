package io.chartwright.sourcemap;

import static org.assertj.core.api.Assertions.assertThat;

import io.chartwright.helm.EmbeddedHelm;
import io.chartwright.helm.HelmChart;
import io.chartwright.helm.HelmMessage;
import io.chartwright.model.Chart;
import io.chartwright.model.ChartFile;
import io.chartwright.model.ChartId;
import io.chartwright.model.Location;
import io.chartwright.model.Mapping;
import io.chartwright.model.Version;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BrokenYamlTest {
    private static final String RELEASE = "1.36.0";
    private static final String HEAD = "{{- if .Values.name }}\n# a comment\nkind: A\nmetadata:\n";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            name: "unclosed                     | 5 | 9
            name: {{ .Values.name }}: b         | 5 | 27
            {{ range tuple 1 2 }} a: b: c{{end}}| 5 | 29
            {{ include "broken" . }}            | 9 | 22
            """)
    void findWhenALineBreaksTheYamlIsThatLine(String broken, int line, int column) {
        Chart chart = chart(Map.of(
                "values.yaml", "name: a\n",
                "templates/_x.tpl", "\n\n\n\n\n\n\n\n{{ define \"broken\" }}[ {{ end }}",
                "templates/fine.yaml",
                        "kind: B\nhash: {{ include (print .Template.BasePath \"/a.yaml\") . | sha256sum }}\n",
                "templates/a.yaml", HEAD + "  " + broken + "\n{{- end }}\n"));

        assertThat(refused(chart, "")).contains("templates/a.yaml");
        Optional<Location> found = new BrokenYaml(chart, new EmbeddedHelm()).find("", RELEASE, "templates/a.yaml");

        assertThat(found).hasValueSatisfying(at -> {
            assertThat(at.line()).isEqualTo(line);
            assertThat(at.column()).isEqualTo(column);
        });
    }

    @Test
    void findWhenItIsYamlFindsNothing() {
        Chart chart = chart(Map.of("templates/a.yaml", HEAD + "  name: a\n{{- end }}\n"));

        assertThat(new BrokenYaml(chart, new EmbeddedHelm()).find("name: b", RELEASE, "templates/a.yaml"))
                .isEmpty();
    }

    /** Wherever a line is added to the real chart that Helm then refuses, it is that line, and never another. */
    @Test
    void findWhenALineIsAddedToTheRealChartIsThatLine() throws IOException {
        Chart sound = RealChart.read();
        String values = sound.file("ci/eks-public-values.yaml").orElseThrow().text();
        int found = 0;
        for (Place place : places(sound)) {
            Chart chart = with(sound, place);
            if (refused(chart, values).filter(place.path()::equals).isPresent()) {
                Optional<Location> at = new BrokenYaml(chart, new EmbeddedHelm()).find(values, RELEASE, place.path());
                assertThat(at).as(place.toString()).map(Location::file).contains(place.path());
                assertThat(at).as(place.toString()).map(Location::line).contains(place.line());
                found++;
            }
        }

        assertThat(found).isGreaterThan(5);
    }

    /** A line of a template, from one, before which another is put. */
    private record Place(String path, int line) {}

    private static List<Place> places(Chart chart) {
        List<Place> places = new ArrayList<>();
        for (ChartFile file : chart.files().values()) {
            if (file.path().matches("templates/.*/(?!_)[^/]*\\.yaml")) {
                int lines = (int) file.text().lines().count();
                places.add(new Place(file.path(), lines / 2 + 1));
            }
        }
        return places;
    }

    private static Chart with(Chart chart, Place place) {
        Map<String, ChartFile> files = new TreeMap<>(chart.files());
        List<String> lines = new ArrayList<>(
                chart.file(place.path()).orElseThrow().text().lines().toList());
        lines.add(place.line() - 1, "@broken");
        files.put(place.path(), ChartFile.of(place.path(), String.join("\n", lines) + "\n"));
        return new Chart(chart.id(), chart.metadata(), files, List.of());
    }

    /** Returns the template whose output Helm says is no YAML. */
    private static Optional<String> refused(Chart chart, String values) {
        try (HelmChart opened = new EmbeddedHelm().open(chart)) {
            return opened.template(values, RELEASE)
                    .failure()
                    .map(HelmMessage::text)
                    .map(HelmMessage.BROKEN_YAML::matcher)
                    .filter(Matcher::matches)
                    .map(matcher -> matcher.group("template"));
        }
    }

    private static Chart chart(Map<String, String> texts) {
        Map<String, ChartFile> files = new TreeMap<>();
        files.put("Chart.yaml", ChartFile.of("Chart.yaml", "apiVersion: v2\nname: demo\nversion: 0.1.0\n"));
        texts.forEach((path, text) -> files.put(path, ChartFile.of(path, text)));
        ChartId id = new ChartId("demo", Version.parse("0.1.0"));
        return new Chart(id, Mapping.empty(Location.of("Chart.yaml")), files, List.of());
    }
}
