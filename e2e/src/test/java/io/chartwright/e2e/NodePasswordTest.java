package io.chartwright.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Whether a real PostgreSQL lets the runtime in with a password of awkward characters, on each of the chart's ways. */
@Tag("node")
@Execution(ExecutionMode.SAME_THREAD)
final class NodePasswordTest {
    private static final String ROLE = "awkward";
    /** All but the double quote, with what Kubernetes would expand. */
    private static final String BARE = " ;=' %@{0}\\ é $(DATABASE_PASSWORD) $$(HOME) $ ";

    private static final String QUOTED = BARE + "\";Host=\"elsewhere\" ";
    private static final String ONE_POD =
            "--set=runtime.autoscaling.enabled=false,runtime.replicas=1,player.enabled=false";

    private final Cluster cluster = Surroundings.cluster();
    private final NodeRelease release =
            new NodeRelease(cluster, Helm.named("helm4"), Overlay.named("eks-public"), "password");

    @TempDir
    private Path folder;

    @BeforeEach
    void install() throws IOException {
        release.install(ONE_POD);
        sql("DROP ROLE IF EXISTS " + ROLE + "; CREATE ROLE " + ROLE + " LOGIN IN ROLE boomiflow;");
    }

    @AfterEach
    void remove() {
        release.remove();
    }

    @Test
    void runtimeWhenPasswordIsAwkwardIsLetIn() throws IOException {
        secret("bare", "password", BARE);
        expectLetIn(BARE, "--set=database.username=" + ROLE + ",database.password.existingSecret=bare");
        secret(
                "whole",
                "DATABASE_CONNECTION_STRING",
                "Host=flow.cluster-abcdefghijkl.eu-west-1.rds.amazonaws.com;Database=boomiflow;Username=" + ROLE
                        + ";SSL Mode=VerifyFull;Root Certificate=/etc/boomi-flow/database-ca/ca.crt;Password=\""
                        + QUOTED.replace("\"", "\"\"") + "\"");
        expectLetIn(QUOTED, "--set=database.connectionString.existingSecret=whole");
        Map<String, Object> inline =
                Map.of("database", Map.of("username", ROLE, "password", Map.of("existingSecret", "", "value", QUOTED)));
        expectLetIn(QUOTED, "--values=" + file("inline.json", inline));
        secret("quoted", "password", QUOTED);
        expectRefused("--set=database.username=" + ROLE + ",database.password.existingSecret=quoted");
    }

    private void expectLetIn(String password, String flag) {
        sql("ALTER ROLE " + ROLE + " PASSWORD '" + password.replace("'", "''") + "';");
        release.helm("upgrade", ONE_POD, flag).succeeded();
        release.awaitReady("runtime", 1);
        String sessions = "SELECT 'sessions', count(*) > 0 FROM pg_stat_activity WHERE usename = '" + ROLE + "';";
        assertThat(sql(sessions)).contains("sessions|t");
        // So that the next way cannot live on what this one opened.
        sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = '" + ROLE + "';");
    }

    /** Makes sure that the pod does not start, says why, and that the one before it stays. */
    private void expectRefused(String flag) {
        release.helmAtOnce("upgrade", ONE_POD, flag).succeeded();
        Cluster.await("a refused password", () -> refusal().isPresent());
        assertThat(refusal().orElse(""))
                .contains("'password' of Secret 'quoted'", "double quote", "database.connectionString.existingSecret")
                .doesNotContain("elsewhere");
        assertThat(release.pods("runtime")).anyMatch(NodeRelease::ready);
    }

    private Optional<String> refusal() {
        return release.pods("runtime").stream()
                .flatMap(pod -> StreamSupport.stream(
                        pod.at("/status/initContainerStatuses").spliterator(), false))
                .map(status -> status.at("/state/terminated/message").asText()
                        + status.at("/lastState/terminated/message").asText())
                .filter(message -> !message.isEmpty())
                .findFirst();
    }

    private String sql(String statement) {
        return cluster.run(
                        "SET client_encoding = 'UTF8';\n" + statement + "\n",
                        "exec",
                        "--stdin",
                        "--namespace=e2e-surroundings",
                        "deploy/database",
                        "--",
                        "psql",
                        "--host=/tmp",
                        "--username=postgres",
                        "--dbname=boomiflow",
                        "--no-align",
                        "--tuples-only",
                        "--set=ON_ERROR_STOP=1")
                .succeeded();
    }

    /** Makes a Secret from a file: as an argument, the text would depend on this machine's locale. */
    private void secret(String name, String key, String text) throws IOException {
        JsonNode object = new ObjectMapper()
                .valueToTree(Map.of(
                        "apiVersion",
                        "v1",
                        "kind",
                        "Secret",
                        "metadata",
                        Map.of("name", name),
                        "stringData",
                        Map.of(key, text)));
        release.kubectl("create", "--filename=" + file(name + ".json", object)).succeeded();
    }

    private Path file(String name, Object content) throws IOException {
        return Files.writeString(folder.resolve(name), new ObjectMapper().writeValueAsString(content));
    }
}
