package io.chartwright.impact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chartwright.helm.EmbeddedHelm;
import io.chartwright.helm.HelmChart;
import io.chartwright.model.Chart;
import io.chartwright.model.ChartFile;
import io.chartwright.model.ChartId;
import io.chartwright.model.Impact;
import io.chartwright.model.InvalidInputException;
import io.chartwright.model.Location;
import io.chartwright.model.Mapping;
import io.chartwright.model.Overlay;
import io.chartwright.model.UnknownNameException;
import io.chartwright.model.Version;
import io.chartwright.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ImpactSearchTest {
    private static final String VALUES = """
            replicas: 1
            password: hunter22
            unused: true
            sidecar: {enabled: false, image: proxy}
            """;

    private static final String TEMPLATE = """
            apiVersion: apps/v1
            kind: Deployment
            metadata:
              name: web
              annotations:
                example.com/born: {{ randAlphaNum 20 }}
            spec:
              {{- if gt (int .Values.replicas) 2 }}
              {{- fail "no more than two" }}
              {{- end }}
              replicas: {{ .Values.replicas }}
              containers:
                - name: web
                {{- if .Values.sidecar.enabled }}
                - name: {{ .Values.sidecar.image }}
                {{- end }}
            {{- if .Values.sidecar.enabled }}
            ---
            apiVersion: v1
            kind: Secret
            metadata:
              name: proxy
            stringData:
              password: {{ .Values.password }}
              {{- if ne .Values.password "hunter22" }}{{ fail (print "bad " .Values.password) }}{{ end }}
            {{- end }}
            """;

    @Test
    void valueWhenChangedMovesWhatItIsUsedFor() {
        assertThat(impacts("replicas", "{}", "replicas: 2"))
                .containsExactly("replicas in [overlay-0, overlay-1]: [CHANGED Deployment/web spec.replicas]");
        assertThat(impacts("sidecar", "{}", "sidecar: {enabled: true}"))
                .containsExactly(
                        "sidecar.enabled in [overlay-0, overlay-1]: [ADDED Deployment/web spec.containers[proxy] [overlay-0],"
                                + " REMOVED Deployment/web spec.containers[proxy] [overlay-1],"
                                + " ADDED Secret/proxy [overlay-0], REMOVED Secret/proxy [overlay-1]]",
                        "sidecar.image in [overlay-0, overlay-1]: [REMOVED Deployment/web spec.containers[proxy] [overlay-1],"
                                + " ADDED Deployment/web spec.containers[proxyx] [overlay-1]]");
        assertThat(impacts("unused", "{}")).containsExactly("unused in [overlay-0]: []");
    }

    @Test
    void valueWhenNoOtherIsAcceptedSaysWhyWithoutIt() {
        assertThat(impacts("password", "sidecar: {enabled: true}"))
                .singleElement()
                .asString()
                .startsWith("password in []: [] refused: ")
                .contains("bad …")
                .doesNotContain("hunter");
    }

    @Test
    void keyWhenUnknownIsExplained() {
        assertThatThrownBy(() -> impacts("sidecar.imag", "{}"))
                .isInstanceOf(UnknownNameException.class)
                .hasMessage("the chart has no value 'sidecar.imag': write 'sidecar.image'");
        assertThatThrownBy(() -> impacts("replicas", "replicas: 3"))
                .isInstanceOfSatisfying(InvalidInputException.class, refused -> assertThat(
                                refused.findings().toString())
                        .contains("templates/all.yaml:9: error: [chart/template] no more than two"));
    }

    private static List<String> impacts(String key, String... overlays) {
        Chart chart = chart(overlays);
        try (HelmChart opened = new EmbeddedHelm().open(chart)) {
            return new ImpactSearch(new Experiment(chart, opened, "1.36.0"), (done, total) -> {})
                    .of(Optional.of(key), chart.overlays()).stream()
                            .map(impact -> text(impact, overlays.length))
                            .toList();
        }
    }

    private static String text(Impact impact, int overlays) {
        List<String> moves = impact.moves().stream()
                .map(move -> move.change() + " " + move.object() + (move.field().isEmpty() ? "" : " " + move.field())
                        + (move.overlays().size() == overlays ? "" : " " + move.overlays()))
                .toList();
        String refusal = impact.refusal().isEmpty() ? "" : " refused: " + impact.refusal();
        return impact.key() + " in " + impact.tried() + ": " + moves + refusal;
    }

    private static Chart chart(String... overlays) {
        Map<String, ChartFile> files = new TreeMap<>();
        files.put("Chart.yaml", ChartFile.of("Chart.yaml", "apiVersion: v2\nname: demo\nversion: 0.1.0\n"));
        files.put("values.yaml", ChartFile.of("values.yaml", VALUES));
        files.put("templates/all.yaml", ChartFile.of("templates/all.yaml", TEMPLATE));
        Mapping nothing = Mapping.empty(Location.of("values.yaml"));
        List<Overlay> all = new ArrayList<>();
        for (String text : overlays) {
            Mapping values = new YamlReader("values").readMapping("mine.yaml", text);
            all.add(new Overlay(
                    "overlay-" + all.size(),
                    "",
                    "",
                    "",
                    "",
                    "",
                    List.of(),
                    new Overlay.Layers(values, nothing, nothing)));
        }
        return new Chart(new ChartId("demo", Version.parse("0.1.0")), nothing, files, all);
    }
}
