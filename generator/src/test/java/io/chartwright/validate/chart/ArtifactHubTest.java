package io.chartwright.validate.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.chartwright.model.Chart;
import io.chartwright.model.ChartFile;
import io.chartwright.model.ChartId;
import io.chartwright.model.Finding;
import io.chartwright.model.Mapping;
import io.chartwright.model.Version;
import io.chartwright.yaml.YamlReader;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ArtifactHubTest {
    private static final String GOOD = """
        annotations:
          artifacthub.io/category: networking
          artifacthub.io/license: Apache-2.0
          artifacthub.io/prerelease: "false"
          artifacthub.io/operatorCapabilities: Basic Install
          artifacthub.io/changes: |
            - Faster
            - kind: fixed
              description: The port is found again
          artifacthub.io/images: |
            - name: web
              image: example.com/web:1.0.0
          artifacthub.io/links: |
            - name: support
              url: https://example.com/issues
          artifacthub.io/signKey: |
            fingerprint: C874011F0AB405110D02105534365D9472D7468F
            url: https://example.com/key.asc
          example.com/other: whatever
        """;

    private static final String BAD = """
        annotations:
          artifacthub.io/categories: networking
          artifacthub.io/category: network
          artifacthub.io/license: Apache 2.0
          artifacthub.io/prerelease: "yes"
          artifacthub.io/changes: |
            - kind: fix
              description: The port is found again
            - kind: added
          artifacthub.io/images: "web: 1"
          artifacthub.io/links: |
            - name: support
              url: example.com
          artifacthub.io/signKey: |
            fingerprint: C874011F0AB405110D02105534365D9472D7468F
        """;

    @Test
    void annotationsWhenGoodGiveNoFinding() {
        assertThat(findings(GOOD)).isEmpty();
    }

    @Test
    void annotationsWhenBadGiveExactlyTheFindings() {
        assertThat(findings(BAD))
                .containsExactly(
                        "Chart.yaml:2:3: error: [chart/artifact-hub] annotation 'artifacthub.io/categories' is unknown"
                                + " to Artifact Hub, perhaps you should write 'category'",
                        "Chart.yaml:3:3: error: [chart/artifact-hub] annotation 'artifacthub.io/category' is 'network',"
                                + " perhaps you should use one of ai-machine-learning, database, integration-delivery,"
                                + " monitoring-logging, networking, security, skip-prediction, storage,"
                                + " streaming-messaging",
                        "Chart.yaml:4:3: error: [chart/artifact-hub] annotation 'artifacthub.io/license' is 'Apache"
                                + " 2.0', which is no SPDX identifier, perhaps you should write 'Apache-2.0'",
                        "Chart.yaml:5:3: error: [chart/artifact-hub] annotation 'artifacthub.io/prerelease' is 'yes',"
                                + " perhaps you should write \"true\" or \"false\"",
                        "Chart.yaml:6:3: error: [chart/artifact-hub] annotation 'artifacthub.io/changes' item 1 has"
                                + " kind 'fix', perhaps you should use one of added, changed, deprecated, fixed, removed,"
                                + " security",
                        "Chart.yaml:6:3: error: [chart/artifact-hub] annotation 'artifacthub.io/changes' item 2 has no"
                                + " description, perhaps you should add it",
                        "Chart.yaml:10:3: error: [chart/artifact-hub] annotation 'artifacthub.io/images' is no list,"
                                + " perhaps you should write items that begin with '- '",
                        "Chart.yaml:11:3: error: [chart/artifact-hub] annotation 'artifacthub.io/links' item 1 has url"
                                + " 'example.com', perhaps you should write an address with https://",
                        "Chart.yaml:14:3: error: [chart/artifact-hub] annotation 'artifacthub.io/signKey' has no url,"
                                + " perhaps you should add it");
    }

    @Test
    void definitionFilesWhenTemplatedOrOtherwiseAreFound() {
        Chart chart = chart(
                "name: web\n",
                Map.of(
                        "crds/plain.yaml",
                        ChartFile.of("crds/plain.yaml", "kind: CustomResourceDefinition\nspec: {group: example.com}\n"),
                        "crds/marked.yaml",
                        ChartFile.of(
                                "crds/marked.yaml",
                                "kind: CustomResourceDefinition\nmetadata:\n  name: {{ .Values.name }}\n"),
                        "crds/other.yaml",
                        ChartFile.of("crds/other.yaml", "kind: ConfigMap\n")));

        assertThat(new DefinitionFiles().check(chart).stream().map(Finding::toString))
                .containsExactly(
                        "crds/marked.yaml:3: error: [chart/crd-template] crds/marked.yaml holds a template action, and"
                                + " Helm does not render crds/ (the server gets the braces as they are), perhaps you"
                                + " should write it plainly, or move it into templates/",
                        "crds/other.yaml:1:1: error: [chart/crd-file] crds/other.yaml holds ConfigMap, not a"
                                + " definition, perhaps you should move it into templates/");
    }

    private static List<String> findings(String metadata) {
        return new ArtifactHub()
                .check(chart(metadata, Map.of())).stream()
                        .map(Finding::toString)
                        .toList();
    }

    private static Chart chart(String metadata, Map<String, ChartFile> files) {
        Mapping tree = new YamlReader("chart").readMapping("Chart.yaml", metadata);
        return new Chart(new ChartId("web", Version.parse("1.0.0")), tree, files, List.of());
    }
}
