package io.chartwright.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.chartwright.publish.web.FileServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code index verify} and {@code index repair} on a web server that takes files and has no locks. */
class IndexCommandsTest {
    private static final String INDEX = """
            apiVersion: v1
            entries:
              web:
                - apiVersion: v2
                  name: web
                  version: 1.0.0
                  digest: 0123456789012345678901234567890123456789012345678901234567890123
                  urls:
                    - web-1.0.0.tgz
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void repairWhenPublishersCannotBeKeptApartWantsToBeToldThatThereIsOne() throws IOException {
        try (FileServer server = new FileServer()) {
            server.files.put("/charts/index.yaml", INDEX.getBytes(UTF_8));
            String repository = server.address() + "/charts";

            Ran refused = run("index", "repair", repository);
            assertThat(refused.err()).contains("say so with --single-writer");
            assertThat(refused.exitCode()).isEqualTo(ExitCode.UNAVAILABLE);
            assertThat(run("index", "repair", repository, "--dry-run").exitCode())
                    .isZero();
            assertThat(server.requests).noneMatch(request -> request.startsWith("PUT"));

            Ran repaired = run("index", "repair", repository, "--single-writer");
            assertThat(repaired.exitCode()).as(repaired.all()).isZero();
            assertThat(new String(server.files.get("/charts/index.yaml"), UTF_8))
                    .doesNotContain("web-1.0.0");
        }
    }

    @Test
    void repairWhenTheServerShowsTheOldIndexSaysSo() throws IOException {
        try (FileServer server = new FileServer()) {
            server.files.put("/charts/index.yaml", INDEX.getBytes(UTF_8));
            server.keepsOldFiles = true;

            Ran ran = run("index", "repair", server.address() + "/charts", "--single-writer");

            assertThat(ran.exitCode()).isEqualTo(ExitCode.UNAVAILABLE);
            assertThat(ran.err()).contains("/charts/index.yaml was repaired, but reads otherwise");
        }
    }

    @Test
    void verifyWhenTheRepositoryHasNoIndexSaysWhatToRun() {
        for (String repository : List.of("oci://me:pass@example.com/team", "chartmuseum+https://example.com")) {
            Ran ran = run("index", "verify", repository);

            assertThat(ran.exitCode()).isEqualTo(ExitCode.USAGE);
            assertThat(ran.err())
                    .contains("has no index.yaml that is a file", "chartwright verify oci://")
                    .doesNotContain("pass@");
        }
    }

    @Test
    void verifyTakesWhatSaysHowARepositoryIsReached() throws IOException {
        try (FileServer server = new FileServer()) {
            server.files.put("/charts/index.yaml", INDEX.getBytes(UTF_8));

            Ran ran = run("index", "verify", server.address() + "/charts", "--plain-http", "--retry-time", "1s");
            assertThat(ran.exitCode()).isEqualTo(ExitCode.FINDINGS);
            assertThat(ran.out()).contains("[index/package] there is no web-1.0.0.tgz");
            assertThat(run("index", "verify", "somewhere", "--no-cache").err())
                    .contains("Unknown option: '--no-cache'");
        }
    }

    private Ran run(String... words) {
        return Ran.in(folder, Map.of(), "", words);
    }
}
