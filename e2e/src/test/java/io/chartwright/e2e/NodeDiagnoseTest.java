package io.chartwright.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.chartwright.e2e.FaultyRelease.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * {@code chartwright diagnose} on releases with one fault each ({@code faults.yaml}), all on the node at once, half of them
 * by Helm 3 and half by Helm 4. A fault shows after a while, so it is asked until the cause is first or two minutes are over.
 */
@Tag("node")
@Execution(ExecutionMode.SAME_THREAD)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class NodeDiagnoseTest {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    /** Of 24 faults, the cause of 22 is named first. */
    private static final double LEAST_FIRST = 22.0 / 24;

    private static final String NO_ADDRESSES = """
            apiVersion: admissionregistration.k8s.io/v1
            kind: ValidatingAdmissionPolicy
            metadata: {name: no-load-balancers}
            spec:
              matchConstraints:
                namespaceSelector: {matchLabels: {e2e/load-balancers: none}}
                resourceRules:
                  - {apiGroups: [""], apiVersions: [v1], operations: [UPDATE], resources: [services/status]}
              validations: [{expression: "false", message: nothing makes load balancers here}]
            ---
            apiVersion: admissionregistration.k8s.io/v1
            kind: ValidatingAdmissionPolicyBinding
            metadata: {name: no-load-balancers}
            spec: {policyName: no-load-balancers, validationActions: [Deny]}
            """;

    private final Cluster cluster = Surroundings.cluster();
    private final Figures figures = Figures.of("diagnose");
    private final Map<String, FaultyRelease> releases = new TreeMap<>();
    private final List<String> table = new ArrayList<>();
    private int first;
    private int asked;

    @SuppressWarnings("NullAway.Init")
    private RefusingRegistry registry;

    static List<Fault> faults() {
        return Fault.all();
    }

    @BeforeAll
    void install() throws IOException {
        registry = new RefusingRegistry();
        cluster.run(NO_ADDRESSES, "apply", "-f", "-").succeeded();
        Path kept = Files.createDirectories(Path.of(System.getProperty("e2e.kept"), "diagnose"));
        Map<String, String> texts = texts(kept);
        List<Helm> helms = Surroundings.helms();
        for (Fault fault : Fault.all()) {
            Helm helm = helms.get(releases.size() % helms.size());
            FaultyRelease release = new FaultyRelease(fault, cluster, helm, kept, texts);
            releases.put(fault.name(), release);
            release.install();
        }
    }

    private Map<String, String> texts(Path kept) throws IOException {
        String store = kept.resolve("expired.p12").toString();
        Files.deleteIfExists(Path.of(store));
        run(
                Path.of(System.getProperty("java.home"), "bin/keytool").toString(),
                "-genkeypair -alias expired -keyalg RSA -startdate -10d -validity 5 -dname CN=expired"
                        + " -ext san=dns:player.example.com -storetype PKCS12 -storepass changeit -keystore " + store);
        run("openssl", "pkcs12 -passin pass:changeit -nokeys -in " + store + " -out " + kept + "/expired.crt");
        run("openssl", "pkcs12 -passin pass:changeit -nocerts -nodes -in " + store + " -out " + kept + "/expired.key");
        run(
                "openssl",
                "req -x509 -newkey rsa:2048 -nodes -days 30 -subj /CN=other -keyout " + kept + "/other.key -out " + kept
                        + "/other.crt");
        String password = Files.readString(Surroundings.made("database-password"));
        return Map.of(
                "registry", registry.address(),
                "expired", json(kept.resolve("expired.crt")),
                "expiredKey", json(kept.resolve("expired.key")),
                "otherCa", json(kept.resolve("other.crt")),
                "password", "'" + password.replace("'", "''") + "'");
    }

    private static void run(String program, String arguments) {
        new Command(List.of(program), Map.of())
                .run(List.of(arguments.split(" ")))
                .succeeded();
    }

    private static String json(Path file) throws IOException {
        return new ObjectMapper().writeValueAsString(Files.readString(file));
    }

    @AfterAll
    void remove() {
        registry.close();
        cluster.run(NO_ADDRESSES, "delete", "--ignore-not-found", "-f", "-").succeeded();
        releases.values().forEach(FaultyRelease::remove);
        table.forEach(figures::add);
        assertThat((double) first / asked)
                .as("how many causes are named first: " + String.join("\n", table))
                .isGreaterThanOrEqualTo(LEAST_FIRST);
    }

    @ParameterizedTest
    @MethodSource("faults")
    void diagnoseWhenAReleaseHasAFaultNamesItsCause(Fault fault) throws IOException {
        FaultyRelease release = Objects.requireNonNull(releases.get(fault.name()), fault.name());
        List<String> before = release.versions();
        String wanted = fault.cause().orElse("");
        long begin = System.nanoTime();
        Verdict verdict = verdict(release);
        while (!isFirst(verdict, wanted) && System.nanoTime() - begin < LIMIT.toNanos()) {
            sleepSeconds(3);
            verdict = verdict(release);
        }
        int rank = wanted.isEmpty()
                ? (verdict.causes().isEmpty() ? 1 : 0)
                : verdict.causes().indexOf(wanted) + 1;
        table.add("%-28s %-28s rank %d of %d, %d s"
                .formatted(
                        fault.name(),
                        wanted.isEmpty() ? "nothing" : wanted,
                        rank,
                        verdict.causes().size(),
                        TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin)));
        asked++;
        first += rank == 1 ? 1 : 0;
        assertThat(rank).as(verdict.report()).isPositive();
        assertThat(verdict.exitCode()).as(verdict.report()).isEqualTo(wanted.isEmpty() ? 0 : 1);
        assertThat(release.versions()).as("diagnosing changes nothing").isEqualTo(before);
        assertHoldsNoSecret(release, verdict);
    }

    private static Verdict verdict(FaultyRelease release) throws IOException {
        release.ask();
        return release.diagnose();
    }

    private static boolean isFirst(Verdict verdict, String wanted) {
        return verdict.causes().isEmpty()
                ? wanted.isEmpty()
                : verdict.causes().get(0).equals(wanted);
    }

    private static void assertHoldsNoSecret(FaultyRelease release, Verdict verdict) throws IOException {
        String archive;
        try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(release.archive()))) {
            archive = new String(in.readAllBytes(), UTF_8);
        }
        String password = Files.readString(Surroundings.made("database-password"));
        for (String secret : List.of(password, "not the canary 4711", "PRIVATE KEY", base64(password))) {
            assertThat(archive).as("the archive").doesNotContain(secret);
            assertThat(verdict.report()).doesNotContain(secret);
        }
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
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
