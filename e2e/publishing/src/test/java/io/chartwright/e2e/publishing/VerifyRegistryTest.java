package io.chartwright.e2e.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.chartwright.model.ChartArchive;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code verify} on charts in a real registry. */
class VerifyRegistryTest {
    private static final ChartArchive ARCHIVE = PublishOnce.archive("mini", "1.0.0", "");

    @TempDir
    static Path folder;

    private static RunningServer registry;
    private static PublisherKeys keys;
    private static PublisherKeys others;

    @BeforeAll
    static void start() throws IOException {
        RegistryKind kind = new RegistryKind();
        assumeTrue(kind.missing().isEmpty(), "docker-registry is not here");
        registry = kind.start(folder);
        keys = PublisherKeys.make(folder);
        others = PublisherKeys.make(folder);
    }

    @AfterAll
    static void stop() {
        if (registry != null) {
            registry.close();
        }
    }

    @Test
    void verifyWhenItIsSignedAcceptsThePublishersKeysOnly() throws Exception {
        String repository = registry.repository("signed");
        String digest = PublishOnce.publishSigned(repository, Map.of(), ARCHIVE, keys)
                .remarks()
                .get(0)
                .replaceFirst(".*@", "");

        for (String chart : List.of(repository + "/mini:1.0.0", repository + "/mini@" + digest)) {
            assertThat(verify(0, chart, keys))
                    .contains("provenance  verified   signed by Publisher", "signature   verified   the key has signed")
                    .contains(ARCHIVE.digest().toString(), digest);
        }
        assertThat(verify(1, repository + "/mini:1.0.0", others))
                .contains("provenance  failed", "signature   failed", "it has 1 by others");
    }

    @Test
    void verifyWhenItIsNotSignedOrNotThereSaysSo() throws Exception {
        String repository = registry.repository("plain");
        PublishOnce.publish(repository, Map.of(), ARCHIVE);

        assertThat(verify(1, repository + "/mini:1.0.0", keys))
                .contains("[verify/provenance] is not there", "has no signature by the key that is trusted");
        assertThat(verify(2, repository + "/mini:2.0.0", keys)).contains("mini:2.0.0");
        assertThat(verify(2, repository + "/mini", keys)).contains("names no version");
    }

    /** Runs the command, which must end with the code, and returns all that it says. */
    private static String verify(int code, String chart, PublisherKeys trusted) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                System.getProperty("java.home") + "/bin/java",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                "io.chartwright.cli.Main",
                "verify",
                chart));
        command.addAll(
                List.of("--keyring", trusted.folder().resolve("public.gpg").toString()));
        command.addAll(
                List.of("--cosign-key", trusted.folder().resolve("cosign.pub").toString()));
        Path said = Files.createTempFile(folder, "said", "");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        int actual = process.waitFor();
        String text = Files.readString(said, StandardCharsets.UTF_8);
        assertThat(actual).as(text).isEqualTo(code);
        return text;
    }
}
