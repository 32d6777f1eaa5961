package io.chartwright.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.chartwright.e2e.Command.Ran;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** docs/guides/local.md, command by command as a reader would type them; each block prints what the page says. */
@Tag("node")
@Execution(ExecutionMode.SAME_THREAD)
final class NodeLocalGuideTest {
    private static final Path GUIDE = Surroundings.project().resolve("docs/guides/local.md");
    private static final String DATABASE = "clusters/local/postgresql.yaml";
    private static final String IMAGE = "image: docker.io/library/postgres:16\n";

    /** The same server without the entry point of the image on Docker Hub, which makes user and database at its start. */
    private static final String IMAGE_HERE = """
            image: docker.io/local/postgresql:15
                      command:
                        - sh
                        - -ec
                        - |
                          initdb --pgdata $PGDATA --username $POSTGRES_USER --auth trust --encoding UTF8 --locale C >/dev/null
                          echo 'host all all all scram-sha-256' >>$PGDATA/pg_hba.conf
                          postgres --single -D $PGDATA postgres >/dev/null <<SQL
                          ALTER ROLE $POSTGRES_USER PASSWORD '$POSTGRES_PASSWORD'
                          CREATE DATABASE $POSTGRES_DB
                          SQL
                          exec postgres -D $PGDATA -c listen_addresses='*' -c unix_socket_directories=/tmp
            """;

    private final List<Process> running = new ArrayList<>();

    @TempDir
    private Path folder;

    /** Helm 4, and Helm 3 too when there is time. */
    static Stream<String> helms() {
        return Surroundings.full() ? Stream.of("helm4", "helm3") : Stream.of("helm4");
    }

    @ParameterizedTest
    @MethodSource("helms")
    void guideWhenFollowedDoesWhatItSays(String helm) throws IOException, InterruptedException {
        checkout(helm);
        List<GuideStep> steps = GuideStep.of(GUIDE);
        assertThat(steps).hasSizeGreaterThan(10);
        try {
            for (GuideStep step : steps) {
                take(step);
            }
            assertThat(folder.resolve("backup.sql")).content().startsWith("--").contains("CREATE TABLE");
        } finally {
            running.forEach(Process::destroy);
            shell("kubectl delete namespace boomi-flow --ignore-not-found").succeeded();
        }
    }

    private void take(GuideStep step) throws IOException, InterruptedException {
        switch (step.mark()) {
            case "not run" -> {}
            case "stays running" -> start(step.commands());
            default ->
                assertThat(printed(shell(step.commands()))).as(step.commands()).containsPattern(step.printed());
        }
    }

    private static String printed(Ran ran) {
        return ran.succeeded().replace("\r", "");
    }

    private Ran shell(String commands) {
        return new Command(List.of("bash", "-e", "-o", "pipefail", "-c"), environment())
                .run(List.of("cd " + folder + "\n" + answered(commands)));
    }

    private void start(String command) throws IOException, InterruptedException {
        Path said = Files.createTempFile(folder, "said", "");
        ProcessBuilder builder = new ProcessBuilder("bash", "-c", "exec " + answered(command))
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        builder.environment().putAll(environment());
        running.add(builder.start());
        for (int i = 0; i < 100 && !Files.readString(said).contains("Forwarding from"); i++) {
            Thread.sleep(Duration.ofMillis(200).toMillis());
        }
        assertThat(said).content().contains("Forwarding from");
    }

    private static String answered(String commands) {
        return commands.replace("YOUR-VERSION", "test").replace("YOUR-TOKEN", "token-of-the-guide");
    }

    private Map<String, String> environment() {
        return Map.of("PATH", folder.resolve("programs") + File.pathSeparator + System.getenv("PATH"));
    }

    /** Makes what a reader has: the chart, the files of the guide, and programs with their usual names. */
    private void checkout(String helm) throws IOException {
        for (String part : List.of("charts", "clusters")) {
            ProjectCopy.copy(Surroundings.project().resolve(part), folder.resolve(part));
        }
        String database = Files.readString(folder.resolve(DATABASE));
        assertThat(database).contains(IMAGE, "User: 999");
        Files.writeString(
                folder.resolve(DATABASE), database.replace(IMAGE, IMAGE_HERE).replace(": 999", ": 10002"));
        Path programs = Files.createDirectory(folder.resolve("programs"));
        Files.createSymbolicLink(programs.resolve("helm"), Surroundings.binary(helm));
        Files.createSymbolicLink(programs.resolve("kubectl"), Surroundings.binary("kubectl"));
    }
}
