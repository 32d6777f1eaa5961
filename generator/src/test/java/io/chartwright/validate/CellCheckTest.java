package io.chartwright.validate;

import static org.assertj.core.api.Assertions.assertThat;

import io.chartwright.annotations.Catalogue;
import io.chartwright.helm.Manifest;
import io.chartwright.kubernetes.CustomKinds;
import io.chartwright.kubernetes.Minor;
import io.chartwright.model.Finding;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CellCheckTest {
    private static final String TEXT = """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web}
            spec:
              replicas: 2
              selector: {matchLabels: {app: web}}
              template:
                metadata: {labels: {app: web}}
                spec: {hostNetwork: true, containers: [{name: main, image: example.com/web}]}
            ---
            a text
            ---
            apiVersion: v1
            kind: Service
            metadata:
              name: entrance
              annotations: {service.beta.kubernetes.io/aws-load-balancer-schema: internal}
            spec: {type: LoadBalancer, selector: {app: wep}, ports: [{port: 80}]}
            """;

    @Test
    void findingWhenInAnObjectIsAboutIt() {
        List<Finding> findings = findings();

        assertThat(about(findings, "Deployment/web"))
                .contains("posture/image-tag", "posture/disruption-budget", "pod-security/host-namespaces")
                .doesNotContain("cloud/unknown-key", "ref/selector");
        assertThat(about(findings, "Service/entrance"))
                .contains("cloud/unknown-key", "ref/selector")
                .doesNotContain("posture/image-tag");
    }

    @Test
    void findingWhenInNoObjectIsAboutNone() {
        assertThat(about(findings(), "")).containsExactly("api/identity");
    }

    private static Stream<String> about(List<Finding> findings, String object) {
        return findings.stream()
                .filter(finding -> finding.object().equals(object))
                .map(Finding::rule);
    }

    private static List<Finding> findings() {
        List<Minor> known = Minor.known();
        Minor newest = known.get(known.size() - 1);
        CellCheck check = new CellCheck(new Catalogue(), CustomKinds.of(List.of()), object -> object.tree()
                .location());
        return check.check(
                        List.of(new Document("all.yaml", new Manifest("", TEXT))),
                        new Target(Optional.empty()),
                        List.of(newest))
                .getOrDefault(newest, List.of());
    }
}
