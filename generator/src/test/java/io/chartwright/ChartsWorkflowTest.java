package io.chartwright;

import static org.assertj.core.api.Assertions.assertThat;

import io.chartwright.model.Mapping;
import io.chartwright.model.Node;
import io.chartwright.model.Scalar;
import io.chartwright.model.Sequence;
import io.chartwright.yaml.YamlReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The workflow for repositories that make charts: who gets its secrets, and what its step that publishes calls. */
class ChartsWorkflowTest {
    private static final Path PROJECT = Pipeline.projectAround(Path.of("")).orElseThrow();
    private static final Pattern SECRET = Pattern.compile("secrets\\.(\\w+)");

    /** Both stand for programs: one says what it was called with, the other gives the identity that was asked for. */
    private static final String CHARTWRIGHT = """
            #!/bin/sh
            echo "chartwright $*" >>"$LOG"
            printenv | grep -E '^(CHARTWRIGHT|AWS|AZURE|GOOGLE_APP|COSIGN_P)' | grep -v '=$' | sort >>"$LOG"
            for file in "$AWS_WEB_IDENTITY_TOKEN_FILE" "$AZURE_FEDERATED_TOKEN_FILE" "$GOOGLE_APPLICATION_CREDENTIALS"; do
              [ -z "$file" ] || { cat "$file"; echo; } >>"$LOG"
            done
            """;

    private static final String CURL =
            "#!/bin/sh\nfor last; do :; done\nprintf '{\"value\": \"token for %s\"}' \"$last\"\n";

    @TempDir
    private Path folder;

    private final Mapping workflow = workflow();
    private final Mapping release = (Mapping) at(workflow, "jobs", "release");

    @Test
    void secretsAndTheTokenGoToTheStepThatPublishesAndNowhereElse() throws IOException {
        String publishing = String.join("\n", texts(at(publish(), "env")));
        List<String> declared = List.copyOf(((Mapping) at(workflow, "on", "workflow_call", "secrets"))
                .entries()
                .keySet());

        assertThat(named(publishing)).containsExactlyInAnyOrderElementsOf(declared);
        assertThat(named(String.join("\n", texts(workflow)))).hasSameSizeAs(declared);
        assertThat(texts(workflow).stream().filter(text -> text.contains("github.token")))
                .hasSize(1);
        assertThat(publishing).contains("github.token");
    }

    @Test
    void jobsHaveNoMoreThanTheyNeed() {
        assertThat(workflow.get("permissions")).isEmpty();
        assertThat(texts(at(workflow, "jobs", "validate", "permissions"))).containsExactly("read");
        assertThat(release.get("permissions")).as("what the caller grants").isEmpty();
    }

    @Test
    void actionsArePinnedToCommits() throws IOException {
        try (Stream<Path> files = Files.list(PROJECT.resolve(".github/workflows"))) {
            assertThat(files.flatMap(ChartsWorkflowTest::actions))
                    .isNotEmpty()
                    .allMatch(action -> action.startsWith("./") || action.matches("[\\w./-]+@[0-9a-f]{40}"));
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void registryOfGithubGetsTheJobsTokenAndHasNoIndex() throws Exception {
        assertThat(published(Map.of("REPOSITORY", "oci://ghcr.io/team/charts", "COSIGN_KEY", "key")))
                .containsSubsequence(
                        "chartwright release --project . --repo oci://ghcr.io/team/charts --cosign-key KEYS/cosign.key",
                        "CHARTWRIGHT_PASSWORD=job-token",
                        "CHARTWRIGHT_USERNAME=somebody",
                        "chartwright bundle --project .")
                .noneMatch(line -> line.startsWith("chartwright index"));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void otherServersNeverGetTheJobsToken() throws Exception {
        for (String repository :
                List.of("oci://ghcr.io.example.com/team", "https://charts.example.com", "s3://charts")) {
            assertThat(published(Map.of("REPOSITORY", repository))).noneMatch(line -> line.contains("job-token"));
        }
        assertThat(published(Map.of("REPOSITORY", "oci://ghcr.io/team", "CHARTWRIGHT_TOKEN", "own")))
                .contains("CHARTWRIGHT_TOKEN=own")
                .noneMatch(line -> line.contains("job-token"));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void signingKeySignsReleaseAndBundle() throws Exception {
        assertThat(published(Map.of(
                        "REPOSITORY",
                        "git+https://github.com/team/charts.git",
                        "SIGNING_KEYRING",
                        "a2V5",
                        "KEY",
                        "jo")))
                .containsSubsequence(
                        "chartwright release --project . --repo git+https://github.com/team/charts.git"
                                + " --sign --keyring KEYS/keyring --key jo",
                        "CHARTWRIGHT_TOKEN=job-token",
                        "chartwright index verify git+https://github.com/team/charts.git",
                        "chartwright bundle --project . --sign --keyring KEYS/keyring --key jo");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void cloudsGetTheJobsIdentity() throws Exception {
        assertThat(published(Map.of("REPOSITORY", "s3://charts", "AWS_ROLE_ARN", "arn", "AWS_REGION", "eu-west-1")))
                .contains(
                        "AWS_REGION=eu-west-1",
                        "AWS_WEB_IDENTITY_TOKEN_FILE=KEYS/aws",
                        "token for https://identity?v=1&audience=sts.amazonaws.com");
        assertThat(published(Map.of("REPOSITORY", "az://a/c", "AZURE_CLIENT_ID", "id", "AZURE_TENANT_ID", "tenant")))
                .contains("token for https://identity?v=1&audience=api://AzureADTokenExchange");
        assertThat(published(Map.of("REPOSITORY", "az://a/c", "AZURE_CLIENT_ID", "id", "AZURE_CLIENT_SECRET", "its")))
                .contains("AZURE_CLIENT_SECRET=its")
                .noneMatch(line -> line.contains("FEDERATED"));
        assertThat(published(Map.of(
                        "REPOSITORY", "gs://charts", "GOOGLE_PROVIDER", "p/1", "GOOGLE_SERVICE_ACCOUNT", "me@x")))
                .contains(
                        "GOOGLE_APPLICATION_CREDENTIALS=KEYS/google",
                        "  \"credential_source\": {\"file\": \"KEYS/google-token\"}")
                .anyMatch(line -> line.contains("/serviceAccounts/me@x:generateAccessToken"));
    }

    /** Returns what the step that publishes calls, and with which variables; the folder with its keys is KEYS. */
    private List<String> published(Map<String, String> given) throws Exception {
        Path log = Files.createTempFile(folder, "log", "");
        program("chartwright", CHARTWRIGHT);
        program("curl", CURL);
        Path script = Files.writeString(
                folder.resolve("script"), publish().text("run").orElseThrow());
        ProcessBuilder bash = new ProcessBuilder("bash", "--noprofile", "--norc", "-eo", "pipefail", script.toString());
        Map<String, String> environment = bash.environment();
        String path = environment.get("PATH");
        environment.clear();
        ((Mapping) at(publish(), "env")).entries().keySet().forEach(name -> environment.put(name, ""));
        environment.putAll(Map.of("PATH", folder + ":" + path, "LOG", log.toString(), "TMPDIR", folder.toString()));
        environment.putAll(Map.of("ACTIONS_ID_TOKEN_REQUEST_URL", "https://identity?v=1", "JOB_TOKEN", "job-token"));
        environment.putAll(Map.of("ACTIONS_ID_TOKEN_REQUEST_TOKEN", "t", "GITHUB_ACTOR", "somebody"));
        environment.putAll(given);
        Process process = bash.redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(said).isZero();
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left.filter(Files::isDirectory))
                    .as("keys that were left")
                    .isEmpty();
        }
        return Files.readString(log)
                .replaceAll(Pattern.quote(folder + "/") + "tmp\\.\\w+", "KEYS")
                .lines()
                .toList();
    }

    private void program(String name, String content) throws IOException {
        assertThat(Files.writeString(folder.resolve(name), content).toFile().setExecutable(true))
                .isTrue();
    }

    private Mapping publish() {
        return release.items("steps").stream()
                .map(Mapping.class::cast)
                .filter(step -> step.text("name").equals(Optional.of("Release")))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> named(String text) {
        return SECRET.matcher(text).results().map(found -> found.group(1)).toList();
    }

    private static Stream<String> actions(Path file) {
        try {
            return Pattern.compile("uses: (\\S+)")
                    .matcher(Files.readString(file))
                    .results()
                    .map((MatchResult found) -> found.group(1))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> texts(Node node) {
        List<String> texts = new ArrayList<>();
        if (node instanceof Mapping mapping) {
            mapping.entries().values().forEach(entry -> texts.addAll(texts(entry.node())));
        } else if (node instanceof Sequence sequence) {
            sequence.items().forEach(item -> texts.addAll(texts(item)));
        } else {
            texts.add(((Scalar) node).text());
        }
        return texts;
    }

    private static Node at(Mapping mapping, String... path) {
        return mapping.at(List.of(path)).orElseThrow();
    }

    private static Mapping workflow() {
        try {
            String file = ".github/workflows/charts.yaml";
            return new YamlReader("test").readMapping(file, Files.readString(PROJECT.resolve(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
