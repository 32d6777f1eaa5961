package io.chartwright.publish.oci;

import static org.assertj.core.api.Assertions.assertThat;

import io.chartwright.yaml.YamlReader;
import org.junit.jupiter.api.Test;

class HelmMetadataTest {

    private static final String CHART = """
                apiVersion: v2
                unknown: dropped
                type: application
                kubeVersion: ">=1.30"
                annotations: {b: "<2>", a: one}
                deprecated: false
                appVersion: 1.10
                icon: ""
                maintainers:
                - url: https://example.com
                  name: Team
                keywords: [z, a]
                description: "two\\nlines\\u0007"
                version: 1.0.0
                sources: [https://example.com/src]
                home: https://example.com
                name: web
                dependencies:
                - alias: db
                  import-values: [data, {parent: b, child: a}]
                  tags: [x]
                  condition: db.enabled
                  version: ~1.2
                  name: database
                """;

    @Test
    void ofWhenChartHasEveryFieldWritesThemAsHelmDoes() {
        HelmMetadata metadata = HelmMetadata.of(new YamlReader("chart").readMapping("Chart.yaml", CHART));

        assertThat(GoJson.write(metadata.fields()))
                .isEqualTo(
                        "{\"name\":\"web\",\"home\":\"https://example.com\",\"sources\":[\"https://example.com/src\"],"
                                + "\"version\":\"1.0.0\",\"description\":\"two lines\",\"keywords\":[\"z\",\"a\"],"
                                + "\"maintainers\":[{\"name\":\"Team\",\"url\":\"https://example.com\"}],\"apiVersion\":\"v2\","
                                + "\"appVersion\":\"1.1\",\"annotations\":{\"a\":\"one\",\"b\":\"\\u003c2\\u003e\"},"
                                + "\"kubeVersion\":\"\\u003e=1.30\",\"dependencies\":[{\"name\":\"database\","
                                + "\"version\":\"~1.2\",\"repository\":\"\",\"condition\":\"db.enabled\",\"tags\":[\"x\"],"
                                + "\"import-values\":[\"data\",{\"child\":\"a\",\"parent\":\"b\"}],\"alias\":\"db\"}],"
                                + "\"type\":\"application\"}");
    }
}
