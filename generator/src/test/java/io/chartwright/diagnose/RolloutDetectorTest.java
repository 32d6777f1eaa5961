package io.chartwright.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import io.chartwright.yaml.YamlReader;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RolloutDetectorTest {
    private static final Instant NOW = Instant.ofEpochSecond(2_000_000);

    private static List<String> find(String kind, String object) {
        LiveObject read = FixtureCluster.object(new YamlReader("test").readMapping("object", "{" + object + "}"));
        Snapshot snapshot = new Snapshot("", "", "", "flow", NOW, Map.of(kind, List.of(read)), List.of(), List.of());
        return new RolloutDetector().find(snapshot).stream().map(Clue::id).toList();
    }

    @ParameterizedTest
    @CsvSource({
        "deployed, 1000, ",
        "failed, 1000, release/failed",
        "pending-upgrade, 1000, release/locked",
        "pending-upgrade, 1999900, "
    })
    void releaseWhenItsLastOperationHasNotEndedWellSaysSo(String status, String modified, String cause) {
        String secret = "kind: Secret, metadata: {name: s, labels: {owner: helm, name: flow, version: \"3\", status: "
                + status + ", modifiedAt: \"" + modified + "\"}}";

        assertThat(find("Secret", secret)).isEqualTo(cause == null ? List.of() : List.of(cause));
    }

    @ParameterizedTest
    @CsvSource({"True, load-balancer/targets", "False, pod/not-ready"})
    void podWhenOnlyItsGateIsClosedWaitsForTheLoadBalancer(String containersReady, String cause) {
        String pod = "kind: Pod, metadata: {name: p, labels: {app.kubernetes.io/instance: flow}},"
                + " spec: {readinessGates: [{conditionType: target-health.elbv2.k8s.aws/x}]}, status: {conditions: ["
                + "{type: ContainersReady, status: \"" + containersReady + "\"}, {type: Ready, status: \"False\"}]}";

        assertThat(find("Pod", pod)).containsExactly(cause);
    }

    @ParameterizedTest
    @CsvSource({"0, rollout/no-replicas", "2, "})
    void deploymentWhenItIsScaledToNothingSaysSo(int replicas, String cause) {
        String deployment = "kind: Deployment, metadata: {name: d, labels: {app.kubernetes.io/instance: flow}},"
                + " spec: {replicas: " + replicas + "}";

        assertThat(find("Deployment", deployment)).isEqualTo(cause == null ? List.of() : List.of(cause));
    }
}
