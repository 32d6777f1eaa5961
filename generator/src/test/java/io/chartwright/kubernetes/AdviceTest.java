package io.chartwright.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.chartwright.model.Mapping;
import io.chartwright.yaml.YamlReader;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is advised where a field stands in the wrong place, or a text does not match a pattern. */
class AdviceTest {
    private static final String DEPLOYMENT = """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web}
            spec:
              %s
              selector: {matchLabels: {app: web}}
              template:
                %s
                metadata: {labels: {app: web}}
                spec:
                  %s
                  containers: [{name: web, image: nginx, %s}]
            """;
    private static final String MONITOR = """
            apiVersion: monitoring.coreos.com/v1
            kind: ServiceMonitor
            metadata: {name: web}
            spec: {selector: {}, endpoints: [{port: http, interval: %s}]}
            """;

    private final ApiCheck check = new ApiCheck(CustomKinds.wellKnown());

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                   | ''             | ''                          | nodeSelector: {a: b}     | move it up to spec.template.spec
            ''                   | ''             | ''                          | 'ports: [{port: 80}]'    | write 'containerPort'
            ''                   | ''             | ''                          | 'resources: {cpu: 1}'    | write it below requests or limits
            ''                   | ''             | 'imagePullPolicy: Always'   | ''                       | move it into containers[] or initContainers[]
            ''                   | 'labels: {}'   | ''                          | ''                       | move it into metadata
            'hostNetwork: true'  | ''             | ''                          | ''                       | move it into template.spec
            'restartPolice: a'   | ''             | ''                          | ''                       | remove it
            """)
    void fieldWhenItStandsElsewhereIsToldWhereItBelongs(
            String spec, String template, String pod, String container, String advice) {
        assertThat(fixes(DEPLOYMENT.formatted(spec, template, pod, container))).contains(advice);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            30s        | ''
            30 seconds | write a duration such as 30s or 1m30s
            """)
    void textWhenItMatchesNoKnownPatternIsToldWhatToWrite(String interval, String advice) {
        assertThat(fixes(MONITOR.formatted(interval))).isEqualTo(advice);
    }

    private String fixes(String text) {
        Mapping object = new YamlReader("test").readMapping("a.yaml", text);
        return String.join(
                "\n",
                check.problems(object, new Minor(36)).stream()
                        .map(FieldProblem::fix)
                        .toList());
    }
}
