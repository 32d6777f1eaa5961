package io.chartwright.validate;

import static org.assertj.core.api.Assertions.assertThat;

import io.chartwright.model.Finding;
import io.chartwright.model.Mapping;
import io.chartwright.validate.objects.CellObjects;
import io.chartwright.validate.objects.KubernetesObject;
import io.chartwright.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Twice as many objects cost about twice as many comparisons of selectors with labels, and say about twice as much, also
 * when all of them select each other.
 */
class ManyObjectsTest {
    private static final String DEPLOYMENT = """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: d%1$d}
            spec:
              selector: {matchLabels: {app: %2$s}}
              template:
                metadata: {labels: {app: %2$s}}
                spec: {containers: [{name: main, image: 'example.com/a:1', ports: [{name: http, containerPort: 80}]}]}
            """;
    private static final String SERVICE = """
            apiVersion: v1
            kind: Service
            metadata: {name: s%1$d}
            spec: {selector: {app: %2$s}, ports: [{port: 80, targetPort: http}]}
            """;
    private static final String BUDGET = """
            apiVersion: policy/v1
            kind: PodDisruptionBudget
            metadata: {name: b%1$d}
            spec: {minAvailable: 1, selector: {matchExpressions: [{key: app, operator: In, values: [%2$s]}]}}
            """;
    private static final String POLICY = """
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata: {name: p%1$d}
            spec: {podSelector: {matchLabels: {app: %2$s}}}
            """;

    /** What a number of objects costs. */
    private record Cost(long comparisons, int findings) {}

    @ParameterizedTest
    @ValueSource(strings = {"one", "own%1$d"})
    void objectsWhenTwiceAsManyCostTwiceAsMuch(String label) {
        Cost few = cost(label, 200);
        Cost many = cost(label, 400);

        assertThat(few.comparisons()).isPositive();
        assertThat(many.comparisons()).isLessThanOrEqualTo(2 * few.comparisons() + 20);
        assertThat(many.findings()).isLessThanOrEqualTo(2 * few.findings() + 20);
    }

    private static Cost cost(String label, int number) {
        List<KubernetesObject> objects = new ArrayList<>();
        for (String text : List.of(DEPLOYMENT, SERVICE, BUDGET, POLICY)) {
            IntStream.range(0, number).forEach(i -> objects.add(object(text.formatted(i, label.formatted(i)))));
        }
        CellObjects cell = new CellObjects(objects);
        List<Finding> findings = new ArrayList<>();
        Rules.ofCells().forEach(rule -> rule.check(cell, findings::add));
        return new Cost(cell.comparisons(), findings.size());
    }

    private static KubernetesObject object(String text) {
        Mapping tree = new YamlReader("test").readMapping("all.yaml", text);
        return new KubernetesObject(tree, "all.yaml");
    }
}
