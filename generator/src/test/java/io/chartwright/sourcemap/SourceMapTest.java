package io.chartwright.sourcemap;

import static org.assertj.core.api.Assertions.assertThat;

import io.chartwright.helm.EmbeddedHelm;
import io.chartwright.helm.HelmChart;
import io.chartwright.model.Chart;
import io.chartwright.model.ChartFile;
import io.chartwright.model.ChartId;
import io.chartwright.model.Location;
import io.chartwright.model.Mapping;
import io.chartwright.model.Version;
import io.chartwright.yaml.YamlReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SourceMapTest {
    private static final String RELEASE = "1.36.0";

    /** A character that stands in a template must be found where it stands, in every document of a real chart. */
    @Test
    void originWhenTextStandsInATemplateIsWhereItStands() throws IOException {
        Chart chart = RealChart.read();
        int documents = 0;
        int unknown = 0;
        for (String values : List.of("ci/eks-public-values.yaml", "ci/gke-internal-values.yaml")) {
            String text = chart.file(values).orElseThrow().text();
            List<String> rendered = render(chart, text);
            try (SourceMap map = new SourceMap(chart, new EmbeddedHelm())) {
                for (String document : rendered) {
                    documents++;
                    unknown += isKnown(map, chart, text, document) ? 0 : 1;
                }
            }
        }

        assertThat(documents).isGreaterThan(20);
        assertThat(unknown).isZero();
    }

    @Test
    void originWhenAFunctionWorksOnANamedTemplateIsTheAction() {
        Chart chart = chart(Map.of("templates/_names.tpl", """
                {{ define "name" }}web{{ end }}
                {{ define "labels" }}
                app: web
                {{ end }}
                """, "templates/a.yaml", """
                kind: A
                metadata:
                  name: {{ include "name" . | upper }}
                  labels:
                    {{- include "labels" . | nindent 4 }}
                """));
        String document = render(chart, "").get(0);

        try (SourceMap map = new SourceMap(chart, new EmbeddedHelm())) {
            assertThat(map.origin(rendered("", "templates/a.yaml", document), place(document, "WEB")))
                    .contains(new Origin(new Location("templates/a.yaml", 3, 9), true));
            assertThat(map.origin(rendered("", "templates/a.yaml", document), place(document, "app: web")))
                    .contains(new Origin(new Location("templates/_names.tpl", 3, 1), false));
        }
    }

    @Test
    void originWhenADocumentIsThereTwiceIsNotGuessed() {
        Chart chart = chart(Map.of("templates/a.yaml", "kind: A\n---\nkind: A\n"));
        String document = render(chart, "").get(0);

        try (SourceMap map = new SourceMap(chart, new EmbeddedHelm())) {
            assertThat(map.origin(rendered("", "templates/a.yaml", document), new Location("", 2, 1)))
                    .isEmpty();
        }
    }

    private static boolean isKnown(SourceMap map, Chart chart, String values, String document) {
        String template = document.lines().findFirst().orElseThrow().replace("# Source: boomi-flow/", "");
        RenderedDocument rendered = rendered(values, template, document);
        List<String> lines = document.lines().toList();
        boolean isKnown = false;
        for (int line = 1; line < lines.size(); line++) {
            String text = lines.get(line);
            if (text.contains("chartwright.io/hook")) {
                // Hooks are renamed before Helm reads them.
                continue;
            }
            for (int column = 0; column < text.length(); column++) {
                Optional<Origin> origin = Character.isWhitespace(text.charAt(column))
                        ? Optional.empty()
                        : map.origin(rendered, new Location("", line + 1, column + 1));
                isKnown |= origin.isPresent();
                if (origin.isPresent() && !origin.get().isComputed()) {
                    assertThat(characterAt(chart, origin.get().location()))
                            .as(template + " " + text)
                            .isEqualTo(text.charAt(column));
                }
            }
        }
        return isKnown;
    }

    private static RenderedDocument rendered(String values, String template, String document) {
        return new RenderedDocument(
                new YamlReader("values").readMapping("values.yaml", values), values, RELEASE, template, document);
    }

    private static char characterAt(Chart chart, Location at) {
        String text = chart.file(at.file()).orElseThrow().text();
        return text.lines().toList().get(at.line() - 1).charAt(at.column() - 1);
    }

    private static Location place(String document, String word) {
        List<String> lines = document.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).contains(word)) {
                return new Location("", i + 1, lines.get(i).indexOf(word) + 1);
            }
        }
        throw new AssertionError(word + " is not in " + document);
    }

    private static List<String> render(Chart chart, String values) {
        try (HelmChart opened = new EmbeddedHelm().open(chart)) {
            List<String> documents = new ArrayList<>();
            for (String document : opened.template(values, RELEASE).output().split("(?m)^---\\n", -1)) {
                if (!document.isBlank()) {
                    documents.add(document);
                }
            }
            return documents;
        }
    }

    private static Chart chart(Map<String, String> templates) {
        Map<String, ChartFile> files = new TreeMap<>();
        files.put("Chart.yaml", ChartFile.of("Chart.yaml", "apiVersion: v2\nname: demo\nversion: 0.1.0\n"));
        templates.forEach((path, text) -> files.put(path, ChartFile.of(path, text)));
        ChartId id = new ChartId("demo", Version.parse("0.1.0"));
        return new Chart(id, Mapping.empty(Location.of("Chart.yaml")), files, List.of());
    }
}
