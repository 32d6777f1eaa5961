package io.chartwright.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chartwright.model.UnavailableException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveClusterTest {
    private static final String REVIEWS = "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews";
    private static final String CANARY = "canary-5171";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private final FakeApiServer server = new FakeApiServer();

    @AfterEach
    void stop() {
        server.close();
    }

    private Cluster cluster() throws IOException {
        return server.open(folder, "token: abcdef");
    }

    @Test
    void versionWhenTheProviderAppendsToItIsReadAsNumbers() throws IOException {
        try (Cluster cluster = cluster()) {
            assertThat(cluster.version()).isEqualTo(new ServerVersion(1, 36, "v1.36.2-eks-1"));
            assertThat(cluster.version().release()).isEqualTo("1.36");
            assertThat(cluster.context() + " " + cluster.namespace() + " " + cluster.server())
                    .isEqualTo("main flow " + server.address());
        }
        assertThat(server.logins()).containsOnly("Bearer abcdef");
    }

    @Test
    void versionWhenSomethingElseAnswersSaysSo() throws IOException {
        server.on("/version", 200, "{}");
        try (Cluster cluster = cluster()) {
            assertThatThrownBy(cluster::version)
                    .isInstanceOf(UnavailableException.class)
                    .hasMessageContaining("it may be something else");
        }
    }

    @Test
    void everyMethodWhenUsedSendsNothingButQuestions() throws IOException {
        server.on("/api/v1/namespaces/flow/pods", 200, "{\"items\": []}").on(REVIEWS, 201, "{}");
        try (Cluster cluster = cluster()) {
            cluster.version();
            cluster.serves("v1", "Pod");
            cluster.list("v1", "Pod", "flow", Map.of("app", "web"));
            cluster.get("v1", "Pod", "flow", "web");
            cluster.logs("flow", "web", "main", true, 10);
            cluster.allowed("create", "v1", "Pod", "flow");
        }
        assertThat(server.requests())
                .allMatch(request -> request.startsWith("GET ") || request.equals("POST " + REVIEWS))
                .contains(
                        "GET /api/v1/namespaces/flow/pods?limit=500&labelSelector=app%3Dweb",
                        "GET /api/v1/namespaces/flow/pods/web",
                        "GET /api/v1/namespaces/flow/pods/web/log?container=main&previous=true&tailLines=10"
                                + "&limitBytes=1048576");
    }

    @Test
    void getWhenTheObjectIsASecretLeavesItsKeysAlone() throws IOException {
        server.on(
                "/api/v1/namespaces/flow/secrets/db",
                200,
                "{\"metadata\": {\"name\": \"db\", \"managedFields\": [{}], \"annotations\": {\"a\": \"b\","
                        + "\"kubectl.kubernetes.io/last-applied-configuration\": \"" + CANARY + "\"}},"
                        + "\"data\": {\"password\": \"" + CANARY + "\", \"nothing\": \"\"},"
                        + "\"stringData\": {\"more\": \"" + CANARY + "\"}}");
        try (Cluster cluster = cluster()) {
            Map<String, Object> secret =
                    cluster.get("v1", "Secret", "flow", "db").orElseThrow();

            assertThat(secret.get("data")).isEqualTo(Map.of("password", "***", "nothing", ""));
            assertThat(secret.get("metadata")).isEqualTo(Map.of("name", "db", "annotations", Map.of("a", "b")));
            assertThat(secret.toString()).doesNotContain(CANARY);
        }
    }

    @Test
    void listWhenThereArePagesReturnsAllObjectsSortedAndWithoutSecretVariables() throws IOException {
        server.on(
                "/api/v1/namespaces/flow/pods",
                200,
                "{\"items\": [{\"metadata\": {\"name\": \"b\"}}, {\"metadata\": {\"name\": \"a\"}, \"spec\": {\"env\":"
                        + "[{\"name\": \"DB_PASSWORD\", \"value\": \"" + CANARY + "\"},"
                        + " {\"name\": \"URL\", \"value\": \"postgres://flow:" + CANARY + "@db/flow\"}]}}]}");
        try (Cluster cluster = cluster()) {
            List<Map<String, Object>> pods = cluster.list("v1", "Pod", "flow", Map.of());

            assertThat(pods)
                    .extracting(pod -> pod.get("metadata"))
                    .containsExactly(Map.of("name", "a"), Map.of("name", "b"));
            assertThat(pods).allMatch(pod -> "Pod".equals(pod.get("kind")));
            assertThat(pods.toString())
                    .doesNotContain(CANARY)
                    .contains("postgres://flow:***@db/flow", "name=DB_PASSWORD");
        }
    }

    @Test
    void logsWhenTheyHoldSecretsLoseThemAndAreEmptyBeforeTheFirstStart() throws IOException {
        String log = "connecting with Host=db;Password=" + CANARY + ";Ssl=true\nToken: " + CANARY + "\nready\n";
        server.on("/api/v1/namespaces/flow/pods/web/log", 200, log);
        try (Cluster cluster = cluster()) {
            assertThat(cluster.logs("flow", "web", "main", false, 10))
                    .doesNotContain(CANARY)
                    .contains("Host=db", "ready");
            server.on("/api/v1/namespaces/flow/pods/web/log", 400, "{\"message\": \"is waiting to start\"}");
            assertThat(cluster.logs("flow", "web", "main", false, 10)).isEmpty();
        }
    }

    @Test
    void methodsWhenTheServerRefusesTellWhichRefusalItIs() throws IOException {
        server.on("/api/v1/namespaces/flow/secrets/db", 403, "{\"message\": \"secrets is forbidden\"}")
                .on("/apis/metrics.k8s.io/v1beta1", 503, "service unavailable")
                .on("/apis/apps/v1", 401, "{\"message\": \"Unauthorized\"}");
        try (Cluster cluster = cluster()) {
            assertThatThrownBy(() -> cluster.get("v1", "Secret", "flow", "db"))
                    .isInstanceOf(NotAllowedException.class)
                    .hasMessageContaining("secrets is forbidden");
            assertThatThrownBy(() -> cluster.serves("apps/v1", "Deployment")).isInstanceOf(NotLoggedInException.class);
            assertThat(cluster.serves("metrics.k8s.io/v1beta1", "PodMetrics")).isFalse();
            assertThat(cluster.get("v1", "Pod", "flow", "gone")).isEmpty();
            assertThat(cluster.list("example.com/v1", "Odd", null, Map.of())).isEmpty();
        }
    }

    @Test
    void allowedWhenAskedIsWhatTheServerSays() throws IOException {
        server.on(REVIEWS, 201, "{\"status\": {\"allowed\": true}}");
        try (Cluster cluster = cluster()) {
            assertThat(cluster.allowed("create", "v1", "Pod", "flow")).isTrue();
            assertThat(cluster.allowed("create", "v1", "Odd", "flow")).isFalse();
            server.on(REVIEWS, 201, "{\"status\": {\"allowed\": false}}");
            assertThat(cluster.allowed("delete", "v1", "Pod", "flow")).isFalse();
        }
    }

    @Test
    void openWhenAProgramLogsInTakesItsTokenAndNotItsWarnings() throws IOException {
        program("""
                #!/bin/sh
                echo 'a warning' >&2
                echo '{"status": {"token": "'$PREFIX-token'"}}'
                """);
        try (Cluster cluster = server.open(
                folder,
                "exec: {apiVersion: client.authentication.k8s.io/v1, command: ./login, env: [{name: PREFIX, value: my}]}")) {
            cluster.version();
        }
        assertThat(server.logins()).containsOnly("Bearer my-token");
    }

    @Test
    void openWhenTheProgramFailsSaysWhatItSaid() throws IOException {
        program("#!/bin/sh\necho 'the session has expired' >&2\nexit 255\n");
        String user = "exec: {apiVersion: client.authentication.k8s.io/v1, command: ./login}";

        assertThatThrownBy(() -> server.open(folder, user))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("'./login'")
                .hasMessageContaining("it ended with 255: the session has expired");
        assertThatThrownBy(() -> server.open(folder, user.replace("./login", "no-such-program")))
                .hasMessageContaining("it is not on PATH");
    }

    @Test
    void openWhenTheUserHasATokenFileReadsIt() throws IOException {
        Files.writeString(folder.resolve("token"), "from-file\n");
        try (Cluster cluster = server.open(folder, "tokenFile: token")) {
            cluster.version();
        }
        assertThat(server.logins()).containsOnly("Bearer from-file");
    }

    @Test
    void openWhenAProxyIsNamedGoesThroughIt() throws IOException {
        // As a proxy it gets whole addresses, of which it answers the path.
        String far = "server: 'http://cluster.invalid:6443'";
        try (Cluster cluster =
                FakeApiServer.open(folder, far + ", proxy-url: '" + server.address() + "'", "token: t", Map.of())) {
            assertThat(cluster.version().minor()).isEqualTo(36);
        }
        try (Cluster cluster = FakeApiServer.open(folder, far, "token: t", Map.of("http_proxy", server.address()))) {
            assertThat(cluster.version().minor()).isEqualTo(36);
        }
    }

    @Test
    void versionWhenNobodyAnswersNamesTheServer() throws IOException {
        String address = server.address();
        server.close();
        try (Cluster cluster = FakeApiServer.open(folder, "server: '" + address + "'", "token: t", Map.of())) {
            assertThatThrownBy(cluster::version)
                    .isInstanceOf(UnavailableException.class)
                    .hasMessageContaining("could not reach the API server " + address);
        }
    }

    @Test
    void readWhenThereAreSeveralFilesTakesTheFirstOfEachName() throws IOException {
        Path first = folder.resolve("first");
        Path second = folder.resolve("second");
        Files.writeString(first, "clusters: [{name: c, cluster: {server: 'https://first'}}]\n");
        Files.writeString(second, """
                clusters: [{name: c, cluster: {server: 'https://second'}}]
                users: [{name: u, user: {}}]
                contexts: [{name: x, context: {cluster: c, user: u}}]
                current-context: x
                """);
        Kubeconfig both = Kubeconfig.read(new ClusterChoice(
                Optional.empty(), Optional.empty(), Map.of("KUBECONFIG", first + File.pathSeparator + second)));

        assertThat(both.server("x")).contains("https://first");
        assertThat(both.current()).contains("x");
        assertThatThrownBy(() -> both.choose(Optional.of("y"))).hasMessageContaining("has no context 'y': it has [x]");
    }

    private void program(String text) throws IOException {
        Path file = folder.resolve("login");
        Files.writeString(file, text);
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }
}
