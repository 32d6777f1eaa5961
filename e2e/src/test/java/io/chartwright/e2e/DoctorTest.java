package io.chartwright.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.chartwright.e2e.Command.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code chartwright doctor} says of a real API server that has what the chart needs, and of one that has not. */
@Tag("alone")
@Execution(ExecutionMode.SAME_THREAD)
final class DoctorTest {
    private static final Path NEEDS = Surroundings.project().resolve("e2e/src/test/resources/doctor-needs.yaml");
    private static final String CANARY = "canary-4406";
    private static final String READY = "{\"status\": {\"conditions\": [{\"type\": \"Ready\", \"status\": \"True\","
            + "\"lastTransitionTime\": \"2026-01-01T00:00:00Z\"}]}}";
    private static final String ARN =
            "arn:aws:acm:eu-west-1:111122223333:certificate/11111111-1111-4111-8111-111111111111";

    private final Cluster cluster = Surroundings.cluster();
    /** Another for each test, so that none waits for the end of the one before. */
    private final String namespace = "e2e-doctor-" + UUID.randomUUID();

    @TempDir
    private Path folder;

    /** One thing that was looked at. */
    private record Seen(String area, String status, String found) {}

    static List<Helm> helms() {
        return Surroundings.helms();
    }

    @BeforeEach
    void makeANamespace() {
        cluster.createNamespace(namespace);
    }

    @AfterEach
    void removeWhatWasMade() {
        cluster.run("", "delete", "-f", NEEDS.toString(), "--ignore-not-found").succeeded();
        cluster.deleteNamespace(namespace);
    }

    @Test
    void doctorWhenTheClusterHasNothingNamesEachNeed() {
        Ran ran = doctor(Map.of(), "--cloud=eks", "-n", namespace);

        assertThat(ran.exitCode()).isEqualTo(1);
        assertSays(ran, "rights", "ok", "you may get, create, patch, delete all");
        assertSays(ran, "needs", "error", "the AWS Load Balancer Controller is not in the cluster");
        assertSays(ran, "needs", "error", "the metrics that the autoscaler reads are not there");
        assertSays(ran, "cluster", "ok", "answers: Kubernetes " + cluster.version());
    }

    @Test
    void doctorWhenTheClusterHasAllIsContentAndChangesNothing() throws IOException {
        provide();
        Path mine = values();
        Map<String, String> before = versions();

        Ran ran = doctor(Map.of(), "--cloud=eks", "-n", namespace, "--values=" + mine);

        assertThat(seen(ran).stream().filter(one -> !one.area().equals("workstation")))
                .as(ran.out())
                .noneMatch(one -> one.status().equals("error"));
        assertSays(ran, "needs", "ok", "the AWS Load Balancer Controller makes the load balancers");
        assertSays(ran, "needs", "ok", "asks for readiness gates");
        assertSays(ran, "needs", "ok", "the metrics that the autoscaler reads are there");
        assertSays(ran, "values", "ok", "the Secret 'flow-database' has what is needed: [password]");
        assertThat(ran.out() + ran.err()).doesNotContain(CANARY);
        assertThat(versions()).isEqualTo(before);
    }

    @Test
    void doctorWhenASecretOrItsKeyIsMissingNamesIt() throws IOException {
        Path mine = values();
        cluster.run("", "delete", "configmap", "flow-ca", "-n", namespace).succeeded();
        cluster.run("", "delete", "secret", "flow-database", "-n", namespace).succeeded();
        secret("flow-database", "other");

        Ran ran = doctor(Map.of(), "--cloud=eks", "-n", namespace, "--values=" + mine);

        assertSays(ran, "values", "error", "there is no ConfigMap 'flow-ca'");
        assertSays(ran, "values", "error", "has no key [password]: it has [other]");
        assertThat(ran.out() + ran.err()).doesNotContain(CANARY);
    }

    @Test
    void doctorWhenTheUserMayOnlyReadSaysWhatIsMissingAndStillLooks() throws IOException {
        provide();
        Path mine = values();
        cluster.run("", "create", "serviceaccount", "reader", "-n", namespace).succeeded();
        cluster.run(
                        "",
                        "create",
                        "rolebinding",
                        "reader",
                        "-n",
                        namespace,
                        "--clusterrole=view",
                        "--serviceaccount=" + namespace + ":reader")
                .succeeded();
        String token = cluster.run("", "create", "token", "reader", "-n", namespace)
                .succeeded()
                .strip();

        Ran ran = doctor(Map.of("KUBECONFIG", kubeconfig(token).toString()), "--cloud=eks", "--values=" + mine);

        assertSays(ran, "rights", "error", "you may not create, patch, delete in the namespace '" + namespace + "'");
        assertSays(ran, "rights", "error", "in which Helm keeps its record of a release");
        assertSays(ran, "values", "skipped", "not looked at");
        assertSays(ran, "needs", "skipped", "not looked at");
        assertThat(ran.out() + ran.err()).doesNotContain(token).doesNotContain(CANARY);
    }

    @Test
    void doctorWhenTheLoginIsRefusedSaysSo() throws IOException {
        Ran ran = doctor(Map.of("KUBECONFIG", kubeconfig("nonsense").toString()), "--cloud=eks");

        assertThat(ran.exitCode()).isEqualTo(1);
        assertSays(ran, "cluster", "error", "does not accept the login");
        assertThat(ran.out() + ran.err()).doesNotContain("nonsense");
    }

    @ParameterizedTest
    @MethodSource("helms")
    void doctorWhenTheChartIsInstalledLeavesTheReleaseAlone(Helm helm) throws IOException {
        provide();
        Path mine = values();
        Overlay overlay = Overlay.named("eks-public");
        helm.run("install", "flow", overlay.chart().toString(), "-n", namespace, "--values=" + overlay.testValues())
                .succeeded();
        String history = helm.run("history", "flow", "-n", namespace).succeeded();

        Ran ran = doctor(Map.of(), "--cloud=eks", "-n", namespace, "--values=" + mine);

        assertSays(ran, "rights", "ok", "you may get, create, patch, delete all");
        assertThat(helm.run("history", "flow", "-n", namespace).succeeded()).isEqualTo(history);
        assertThat(ran.out() + ran.err()).doesNotContain(CANARY);
    }

    private static Ran doctor(Map<String, String> environment, String... arguments) {
        List<String> words = new ArrayList<>(List.of("doctor", "--format=json"));
        words.addAll(List.of(arguments));
        return new Command(List.of(Surroundings.project().resolve("chartwright").toString()), environment).run(words);
    }

    private static void assertSays(Ran ran, String area, String status, String text) {
        assertThat(seen(ran))
                .as(ran.out() + ran.err())
                .anyMatch(one -> one.area().equals(area)
                        && one.status().equals(status)
                        && one.found().contains(text));
    }

    private static List<Seen> seen(Ran ran) {
        try {
            JsonNode inspections = new ObjectMapper().readTree(ran.out()).at("/doctor/inspections");
            return StreamSupport.stream(inspections.spliterator(), false)
                    .map(one -> new Seen(
                            one.path("area").asText(),
                            one.path("status").asText(),
                            one.path("found").asText()))
                    .toList();
        } catch (IOException e) {
            throw new AssertionError("no JSON: " + ran.out() + ran.err(), e);
        }
    }

    /** Puts what the overlay needs into the cluster. */
    private void provide() {
        cluster.run("", "apply", "-f", NEEDS.toString()).succeeded();
        Cluster.await("the controller's pod", () -> !controllerPods().isEmpty());
        for (String pod : controllerPods()) {
            cluster.run("", "patch", pod, "-n", "kube-system", "--subresource=status", "--patch=" + READY)
                    .succeeded();
        }
        Cluster.await(
                "the controller", () -> cluster.list("deployment/aws-load-balancer-controller", "kube-system").stream()
                        .anyMatch(
                                object -> object.at("/status/availableReplicas").asInt() == 1));
        cluster.run("", "label", "namespace", namespace, "elbv2.k8s.aws/pod-readiness-gate-inject=enabled")
                .succeeded();
        for (String kind : List.of("targetgroupbindings.elbv2.k8s.aws", "pods.metrics.k8s.io")) {
            cluster.run("", "wait", "--for=condition=Established", "crd/" + kind, "--timeout=30s")
                    .succeeded();
        }
    }

    private List<String> controllerPods() {
        return cluster.run("", "get", "pods", "-n", "kube-system", "-l", "app=controller", "-o", "name")
                .succeeded()
                .lines()
                .toList();
    }

    /** Makes an operator's values, and the Secrets and ConfigMaps that they name. */
    private Path values() throws IOException {
        secret("flow-token", "INSTALLATION_TOKEN");
        secret("flow-database", "password");
        cluster.run("", "create", "configmap", "flow-ca", "-n", namespace, "--from-literal=ca.crt=x")
                .succeeded();
        return Files.writeString(folder.resolve("mine.yaml"), """
                runtime:
                  baseUrl: https://localhost
                  image: {tag: "1"}
                  installationToken: {existingSecret: flow-token}
                  tls: {certificateArn: "%1$s"}
                player:
                  tls: {certificateArn: "%1$s"}
                  origin: {type: s3, page: player.html, s3: {bucket: pages, region: eu-west-1}}
                database:
                  host: db.example.com
                  name: flow
                  username: flow
                  password: {existingSecret: flow-database}
                  rootCertificate: {existingConfigMap: flow-ca}
                """.formatted(ARN));
    }

    private void secret(String name, String key) {
        cluster.run("", "create", "secret", "generic", name, "-n", namespace, "--from-literal=" + key + "=" + CANARY)
                .succeeded();
    }

    /** Writes a kubeconfig for the cluster with that token. */
    private Path kubeconfig(String token) throws IOException {
        JsonNode now = new ObjectMapper()
                .readTree(cluster.run("", "config", "view", "--raw", "--minify", "-o", "json")
                        .succeeded());
        return Files.writeString(
                folder.resolve("kubeconfig"), """
                clusters: [{name: c, cluster: %s}]
                users: [{name: u, user: {token: "%s"}}]
                contexts: [{name: x, context: {cluster: c, user: u, namespace: %s}}]
                current-context: x
                """.formatted(now.at("/clusters/0/cluster"), token, namespace));
    }

    /** Returns the version of every object that the doctor could have changed. */
    private Map<String, String> versions() {
        Set<String> kinds = Set.of("secrets", "configmaps", "serviceaccounts", "services", "deployments", "pods");
        Map<String, String> versions = new TreeMap<>();
        for (JsonNode object : kinds.stream()
                .flatMap(kind -> cluster.list(kind, namespace).stream())
                .toList()) {
            versions.put(
                    object.at("/kind").asText() + "/"
                            + object.at("/metadata/name").asText(),
                    object.at("/metadata/resourceVersion").asText());
        }
        return versions;
    }
}
