package io.chartwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.chartwright.schema.ValuesChecker;
import io.chartwright.yaml.YamlReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorCommandTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 28);
    private static final String CANARY = "canary-3358";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path project;

    private final Map<String, String> environment = new TreeMap<>();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void makeAProject() throws IOException {
        CaseProject.lay("render-writes-once", project);
        environment.put("HOME", project.resolve("home").toString());
        environment.put("PATH", project.resolve("programs").toString());
    }

    private int run(String os, String... arguments) {
        out.reset();
        err.reset();
        return Main.run(
                arguments,
                new Surroundings(
                        InputStream.nullInputStream(),
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        project,
                        environment,
                        Map.of("os.name", os),
                        TODAY));
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private void kubeconfig() throws IOException {
        Files.createDirectories(project.resolve("home/.kube"));
        Files.writeString(
                project.resolve("home/.kube/config"),
                "clusters: [{name: c, cluster: {server: 'https://127.0.0.1:1'}}]\n"
                        + "users: [{name: u, user: {token: " + CANARY + "}}]\n"
                        + "contexts: [{name: x, context: {cluster: c, user: u}}]\ncurrent-context: x\n");
    }

    @Test
    void doctorWhenProgramsAndTheKubeconfigAreMissingFindsErrorsAndShowsTheSystemsOwnCommands() {
        assertThat(run("Windows 11", "doctor")).isEqualTo(1);

        assertThat(out())
                .contains(
                        "kubectl, which talks to the cluster, is not on PATH",
                        "winget install -e --id Kubernetes.kubectl",
                        "choco install kubernetes-cli",
                        "there is no kubeconfig")
                .doesNotContain("brew install");
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("doctor found 3 errors and 0 warnings");
        run("Mac OS X", "doctor");
        assertThat(out()).contains("brew install kubectl").doesNotContain("winget");
    }

    @Test
    void doctorWhenTheClusterDoesNotAnswerSaysWhatWasTriedAndEndsWith3() throws IOException {
        kubeconfig();

        assertThat(run("Linux", "doctor")).isEqualTo(3);

        assertThat(out())
                .contains("could not reach the API server https://127.0.0.1:1", "kubectl --context x cluster-info");
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("could not reach the API server https://127.0.0.1:1");
        assertThat(out() + err).doesNotContain(CANARY);
    }

    @Test
    void doctorWhenAskedForJsonGivesEverySystemsCommandsAsTheSchemaSays() throws IOException {
        kubeconfig();

        assertThat(run("Linux", "doctor", "--format", "json")).isEqualTo(3);

        assertThat(schema().check(new YamlReader("output").readMapping("output", out())))
                .isEmpty();
        assertThat(out())
                .contains("winget install -e --id Helm.Helm", "brew install helm")
                .doesNotContain(CANARY);
    }

    @Test
    void doctorWhenAskedForMarkdownMakesATable() {
        run("Linux", "doctor", "--format", "markdown");

        assertThat(out()).contains("| workstation | error | helm, which installs the chart, is not on PATH |");
    }

    @Test
    void doctorWhenTheCloudIsUnknownNamesThoseThatThereAre() {
        assertThat(run("Linux", "doctor", "--cloud", "moon")).isEqualTo(2);

        assertThat(err.toString(StandardCharsets.UTF_8)).contains("--cloud: there is no profile 'moon', only ");
    }

    @Test
    void doctorWhenTheValuesCannotBeReadReportsTheirLine() throws IOException {
        Files.writeString(project.resolve("mine.yaml"), "a: [\n");

        assertThat(run("Linux", "doctor", "--values", "mine.yaml")).isEqualTo(1);
        assertThat(out()).contains("mine.yaml:2", "[values/syntax]");
    }

    private static ValuesChecker schema() throws IOException {
        return new ValuesChecker(Files.readString(Path.of("..", "docs", "output.schema.json")));
    }
}
