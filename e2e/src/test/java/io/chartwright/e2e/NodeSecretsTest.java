package io.chartwright.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Where secret texts, all of them in the values, are found when pods have run with them. */
@Tag("node")
@Execution(ExecutionMode.SAME_THREAD)
final class NodeSecretsTest {
    private static final String TOKEN = "canary-of-the-token";
    private static final String HEADERS = "canary-of-the-headers";

    private final Cluster cluster = Surroundings.cluster();
    private final NodeRelease release =
            new NodeRelease(cluster, Helm.named("helm3"), Overlay.named("local"), "secrets");

    @Test
    void secretTextsWhenPodsHaveRunAreInSecretsOnly() throws IOException {
        try {
            String said = release.install(
                    "--set=runtime.installationToken.existingSecret=,runtime.installationToken.value=" + TOKEN,
                    "--set=runtime.otlp.endpoint=http://collector.invalid:4317,runtime.otlp.headers.value=a=" + HEADERS,
                    "--set=database.password.existingSecret=",
                    "--set-file=database.password.value=" + Surroundings.made("database-password"));
            release.awaitReady("runtime", 2);
            release.test().succeeded();
            assertThat(said).contains("NOTES:");
            expectNoSecret("what Helm said", said);
            expectNoSecret("notes", release.get("notes"));
            expectSecretsInSecretsAlone("manifest", cluster.parse(release.get("manifest")));
            expectSecretsInSecretsAlone("live objects", release.everything());
            expectNoSecret("logs", logs());
        } finally {
            release.remove();
        }
    }

    private String logs() {
        StringBuilder logs = new StringBuilder();
        for (JsonNode pod : release.everything().stream()
                .filter(object -> Workloads.kind(object).equals("Pod"))
                .toList()) {
            logs.append(release.kubectl("logs", Workloads.name(pod), "--all-containers")
                    .succeeded());
        }
        assertThat(logs.toString()).contains("/healthz answers", "epoll");
        return logs.toString();
    }

    private static void expectSecretsInSecretsAlone(String what, List<JsonNode> objects) throws IOException {
        String own = objects.stream()
                .filter(object -> Workloads.kind(object).equals("Secret"))
                .flatMap(secret -> secret.path("data").valueStream())
                .map(text -> new String(Base64.getDecoder().decode(text.asText()), UTF_8))
                .toList()
                .toString();
        assertThat(own).as("Secrets among " + what).contains(secrets().toArray(String[]::new));
        for (JsonNode object : objects) {
            if (!Workloads.kind(object).equals("Secret")) {
                expectNoSecret(Manifests.identity(object) + " among " + what, object.toString());
            }
        }
    }

    private static void expectNoSecret(String where, String text) throws IOException {
        for (String secret : secrets()) {
            String coded = Base64.getEncoder().encodeToString(secret.getBytes(UTF_8));
            assertThat(text).as(where).doesNotContain(secret, coded.substring(0, coded.length() - 4));
        }
    }

    private static List<String> secrets() throws IOException {
        String password = Files.readString(Surroundings.made("database-password"));
        return Stream.of(TOKEN, HEADERS, password).toList();
    }
}
