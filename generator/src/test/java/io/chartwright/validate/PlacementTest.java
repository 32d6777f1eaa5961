package io.chartwright.validate;

import static org.assertj.core.api.Assertions.assertThat;

import io.chartwright.cache.PartCache;
import io.chartwright.helm.EmbeddedHelm;
import io.chartwright.model.Chart;
import io.chartwright.model.ChartFile;
import io.chartwright.model.ChartId;
import io.chartwright.model.Location;
import io.chartwright.model.Mapping;
import io.chartwright.model.Overlay;
import io.chartwright.model.Sources;
import io.chartwright.model.Version;
import io.chartwright.yaml.YamlReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whether the template or a value is what a person edits. */
class PlacementTest {
    private static final String VALUES = """
            name: web
            note: "yes"
            notes:
              service.beta.kubernetes.io/aws-load-balancer-shceme: internal
            limits:
              cpu: 1
            settings:
              privileged: true
            port: 80
            far: 70000
            """;

    @Test
    void findingWhenItIsOfAKeyOrOfWhatLacksSomethingIsWhereThatIsWritten() {
        assertThat(places("""
                apiVersion: v1
                kind: Service
                metadata:
                  name: web
                  annotations:
                    service.beta.kubernetes.io/aws-load-balancer-tpye: {{ .Values.note | quote }}
                    {{- toYaml .Values.notes | nindent 4 }}
                spec:
                  ports:
                    - name: {{ .Values.name }}
                      prot: {{ .Values.port }}
                    - name: far
                      port: {{ .Values.far }}
                """))
                .containsExactly(
                        "templates/case.yaml:10:7 api/invalid", // port is required
                        "templates/case.yaml:11:7 api/invalid", // prot is unknown
                        "templates/case.yaml:6:5 cloud/unknown-key",
                        "values.yaml:10:1 api/invalid",
                        "values.yaml:4:3 cloud/unknown-key");
    }

    @Test
    void findingWhenItIsOfABlockIsAtTheValueOnlyWhereTheValueIsTheBlock() {
        assertThat(places("""
                apiVersion: v1
                kind: Pod
                metadata:
                  name: web
                spec:
                  containers:
                    - name: {{ .Values.name }}
                      image: example.com/web:1
                      securityContext:
                        {{- toYaml .Values.settings | nindent 8 }}
                      resources:
                        limits:
                          {{- toYaml .Values.limits | nindent 10 }}
                    - name: {{ .Values.name }}-2
                      image: example.com/web:1
                """))
                .contains(
                        "values.yaml:8:3 pod-security/privileged",
                        "values.yaml:8:3 posture/read-only-root",
                        "values.yaml:6:3 posture/resources",
                        "templates/case.yaml:14:7 posture/read-only-root",
                        "templates/case.yaml:14:7 posture/resources");
    }

    private static List<String> places(String template) {
        Mapping nothing = Mapping.empty(Location.of("values.yaml"));
        Overlay overlay = new Overlay(
                "defaults", "", "values.yaml", "", "", "", List.of(), new Overlay.Layers(nothing, nothing, nothing));
        Chart chart = new Chart(
                new ChartId("case", Version.parse("1.0.0")),
                Mapping.empty(Location.of("Chart.yaml")),
                Map.of(
                        "Chart.yaml", ChartFile.of("Chart.yaml", "apiVersion: v2\nname: case\nversion: 1.0.0\n"),
                        "values.yaml", ChartFile.of("values.yaml", VALUES),
                        "templates/case.yaml", ChartFile.of("templates/case.yaml", template)),
                List.of(overlay),
                new Sources(
                        Map.of(),
                        new YamlReader("values").readMapping("values.yaml", VALUES),
                        (path, line, column) -> Optional.empty()));
        return new Validator(new EmbeddedHelm(), PartCache.none(), (done, total) -> {})
                .validate(List.of(chart), Choice.of(List.of(), List.of("1.36"))).findings().stream()
                        .filter(finding -> finding.location().line() > 0)
                        .filter(finding -> !finding.rule().startsWith("values/"))
                        .map(finding -> finding.location() + " " + finding.rule())
                        .sorted()
                        .toList();
    }
}
