package io.chartwright.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import io.chartwright.yaml.YamlReader;
import org.junit.jupiter.api.Test;

class SnapshotReaderTest {
    private static final String CANARY = "canary-4711";

    /** A door that hides nothing, so that it is seen what this package does by itself. */
    private static final String OBJECTS = """
            {context: c, kubernetes: v1.36.0, namespace: ns, release: flow, taken: "2026-11-28T10:00:00Z",
             logs: [{pod: web, container: runtime, previous: false, lines: [started]},
                    {pod: other, container: main, previous: false, lines: [canary-4711]}],
             objects: {
              Deployment: [{kind: Deployment, metadata: {name: web, labels: {app.kubernetes.io/instance: flow,
                app.kubernetes.io/part-of: boomi-flow, app.kubernetes.io/component: runtime}}, spec: {replicas: 1}}],
              Pod: [
                {kind: Pod, metadata: {name: web, labels: {app.kubernetes.io/instance: flow}}, spec: {containers: [
                  {name: runtime, env: [{name: A, valueFrom: {secretKeyRef: {name: mine, key: a}}}],
                   envFrom: [{configMapRef: {name: settings}}]}]},
                 status: {containerStatuses: [{name: runtime, containerID: x, restartCount: 0}]}},
                {kind: Pod, metadata: {name: other}, status: {containerStatuses: [{name: main, containerID: y}]}}],
              Secret: [
                {kind: Secret, metadata: {name: mine}, data: {a: canary-4711, empty: ""}},
                {kind: Secret, metadata: {name: canary-4711-of-others}, data: {b: c}}],
              ConfigMap: [
                {kind: ConfigMap, metadata: {name: settings}, data: {KEY: canary-4711}},
                {kind: ConfigMap, metadata: {name: web, labels: {app.kubernetes.io/instance: flow}}, data: {BASE_URL: "https://a"}},
                {kind: ConfigMap, metadata: {name: canary-4711-of-others}, data: {b: c}}],
              Event: [
                {kind: Event, metadata: {name: 1}, involvedObject: {kind: Pod, name: web}, lastTimestamp: "2026-11-28T09:00:02Z", message: second},
                {kind: Event, metadata: {name: 2}, involvedObject: {kind: Pod, name: web}, lastTimestamp: "2026-11-28T09:00:01Z", message: first},
                {kind: Event, metadata: {name: 3}, involvedObject: {kind: Pod, name: other}, message: canary-4711}],
              Node: [{kind: Node, metadata: {name: n}, status: {images: [canary-4711], allocatable: {cpu: 2}}}]}}
            """;

    private static Snapshot read() {
        FixtureCluster cluster = FixtureCluster.of(new YamlReader("test").readMapping("objects", OBJECTS));
        return new SnapshotReader(cluster, "ns", "flow").read(cluster.taken());
    }

    @Test
    void snapshotWhenReadHoldsNoValueOfAnOperatorsSecretOrConfigMapAndNothingOfOthers() {
        assertThat(SnapshotDocument.of(read())).doesNotContain(CANARY).contains("BASE_URL", "\"a\": \"***\"", "KEY");
    }

    @Test
    void eventsWhenReadAreThoseOfTheReleaseInTheOrderOfTime() {
        assertThat(read().all("Event"))
                .extracting(event -> event.text("message"))
                .containsExactly("first", "second");
    }
}
