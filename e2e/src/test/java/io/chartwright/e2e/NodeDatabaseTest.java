package io.chartwright.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The runtime while the database is away and after it, and with a new password. */
@Tag("node")
@Tag("alone")
@Execution(ExecutionMode.SAME_THREAD)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class NodeDatabaseTest {
    private static final String AROUND = "e2e-surroundings";
    private static final String CONNECTION = "flow-connection";
    // Liveness would restart a pod within 4 s.
    private static final int AWAY_SECONDS = 8;
    private static final List<String> FLAGS = List.of(
            "--set=database.connectionString.existingSecret=" + CONNECTION,
            "--set=player.autoscaling.enabled=false,player.replicas=1",
            "--set=runtime.autoscaling.enabled=false,runtime.replicas=2",
            "--set=runtime.livenessProbe.periodSeconds=1,runtime.livenessProbe.failureThreshold=2",
            "--set=runtime.readinessProbe.periodSeconds=2,runtime.readinessProbe.timeoutSeconds=2");

    private final Cluster cluster = Surroundings.cluster();
    private final NodeRelease release =
            new NodeRelease(cluster, Helm.named("helm4"), Overlay.named("eks-public"), "database");
    private final Figures figures = Figures.of("database");

    /** How a database goes away and comes back, with all that it holds. */
    enum Outage {
        /** As at a restart: connections are closed, and new ones refused. */
        STOPPED(
                "echo away >/data/away; read -r server </data/pg/postmaster.pid; kill -INT $server",
                ": >/data/away; kill -s CONT -- -1"),
        /** As behind a broken network: nothing answers and nothing ends. */
        SILENT("kill -s STOP -- -1", "kill -s CONT -- -1");

        private final String begin;
        private final String end;

        Outage(String begin, String end) {
            this.begin = begin;
            this.end = end;
        }
    }

    @BeforeAll
    void install() throws IOException {
        release.prepare();
        writeSecret("boomiflow", "database-password");
        release.helm("install", FLAGS.toArray(String[]::new)).succeeded();
    }

    @AfterEach
    void restore() {
        Stream.of(Outage.values()).forEach(outage -> inDatabase(outage.end));
        cluster.run("", "rollout", "status", "-n", AROUND, "deployment/database", "--timeout=60s")
                .succeeded();
    }

    @AfterAll
    void remove() {
        release.remove();
    }

    @ParameterizedTest
    @EnumSource
    void podsWhenTheDatabaseGoesAndComesAreTakenOutAndInAgain(Outage outage) {
        release.awaitReady("runtime", 2);
        String written = "written before: " + outage;
        assertThat(Http.put(pods().get(0) + "/api/state/outage", written.getBytes(UTF_8))
                        .statusCode())
                .isEqualTo(204);
        List<String> before = release.states("runtime");
        List<String> unready = before.stream()
                .map(state -> state.replace("ready true", "ready false"))
                .toList();

        long gone = System.nanoTime();
        inDatabase(outage.begin);
        Cluster.await("both pods out", () -> release.states("runtime").equals(unready));
        double out = secondsSince(gone);
        sleepSeconds(AWAY_SECONDS);
        assertThat(release.states("runtime")).as("not ready, and not restarted").isEqualTo(unready);
        assertThat(Http.get(release.address("player") + "/").statusCode()).isEqualTo(200);

        long back = System.nanoTime();
        inDatabase(outage.end);
        release.awaitReady("runtime", 2);
        figures.add("database %s: pods out after %.0f s, in again %.0f s after its return, no restart"
                .formatted(outage, out, secondsSince(back)));
        for (String pod : pods()) {
            HttpResponse<byte[]> state = Http.get(pod + "/api/state/outage");
            assertThat(new String(state.body(), UTF_8)).isEqualTo(written);
        }
        assertThat(release.states("runtime")).isEqualTo(before);
    }

    @Test
    void requestsWhenThePasswordChangesAreAllAnswered() throws IOException {
        release.awaitReady("runtime", 2);
        List<String> before = release.states("runtime");
        try (Load.Running load = Load.start(release, 200)) {
            load.holdSeconds(2);
            writeSecret("boomiflow_b", "database-second-password");
            load.holdSeconds(3);
            assertThat(release.states("runtime"))
                    .as("a Secret alone restarts nothing")
                    .isEqualTo(before);
            release.helm(
                            "upgrade",
                            Stream.concat(FLAGS.stream(), Stream.of("--set-string=runtime.secretRevision=2"))
                                    .toArray(String[]::new))
                    .succeeded();
            release.awaitNoneLeaving();
            load.holdSeconds(2);
            Outcome outcome = load.stop();
            figures.add("password changed: " + outcome);
            assertThat(outcome.failures()).as(outcome.toString()).isEmpty();
            assertThat(outcome.requests()).isGreaterThan(1000);
        }
        assertThat(release.states("runtime")).hasSize(2).doesNotContainAnyElementsOf(before);
    }

    private void writeSecret(String user, String passwordFile) throws IOException {
        String password = Files.readString(
                Path.of(System.getProperty("e2e.kept"), "surroundings").resolve(passwordFile));
        ObjectNode secret = new ObjectMapper().createObjectNode();
        secret.put("apiVersion", "v1").put("kind", "Secret");
        secret.putObject("metadata").put("name", CONNECTION);
        secret.putObject("stringData").put("DATABASE_CONNECTION_STRING", """
                Host=flow.cluster-abcdefghijkl.eu-west-1.rds.amazonaws.com;Database=boomiflow;\
                SSL Mode=VerifyFull;Root Certificate=/etc/boomi-flow/database-ca/ca.crt;Minimum Pool Size=5;\
                Maximum Pool Size=50;Application Name={0};Username=%s;Password="%s\"""".formatted(user, password));
        cluster.run(secret.toString(), "apply", "-n", release.namespace(), "-f", "-")
                .succeeded();
    }

    private void inDatabase(String script) {
        cluster.run("", "exec", "-n", AROUND, "deployment/database", "--", "sh", "-c", script)
                .succeeded();
    }

    private List<String> pods() {
        return release.pods("runtime").stream()
                .map(pod -> "http://" + pod.at("/status/podIP").asText())
                .toList();
    }

    private static double secondsSince(long nanos) {
        return (System.nanoTime() - nanos) / 1e9;
    }

    private static void sleepSeconds(int seconds) {
        try {
            TimeUnit.SECONDS.sleep(seconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
