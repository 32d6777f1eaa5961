package io.chartwright.e2e.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.chartwright.model.ChartArchive;
import io.chartwright.packaging.cosign.CosignKey;
import io.chartwright.packaging.cosign.CosignPublicKey;
import io.chartwright.packaging.cosign.CosignSignature;
import io.chartwright.publish.Publication;
import io.chartwright.publish.Targets;
import io.chartwright.publish.oci.PulledChart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real cosign, with keys that it makes itself, and a real registry. */
class CosignTest {
    private static final Path PROGRAM =
            Path.of(System.getProperty("publishing.tools", ""), "bin", "cosign").toAbsolutePath();
    private static final String PASSPHRASE = "p4ssphrase-canary";
    private static final Targets TARGETS = PublishOnce.targets(Map.of());
    private static final ChartArchive ARCHIVE = PublishOnce.archive("mini", "1.0.0", "");

    @TempDir
    static Path folder;

    private static RunningServer registry;
    private static Program cosign;

    @BeforeAll
    static void start() throws IOException {
        assumeTrue(Files.isExecutable(PROGRAM), "cosign is not here");
        RegistryKind kind = new RegistryKind();
        assumeTrue(kind.missing().isEmpty(), "docker-registry is not here");
        registry = kind.start(folder);
        cosign =
                new Program(PROGRAM, Map.of("COSIGN_PASSWORD", PASSPHRASE, "HOME", folder.toString(), "NO_COLOR", "1"));
        cosign.run("", "generate-key-pair", "--output-key-prefix", key("cosign"));
        cosign.run("", "generate-key-pair", "--output-key-prefix", key("other"));
    }

    @AfterAll
    static void stop() {
        if (registry != null) {
            registry.close();
        }
    }

    @Test
    void verifyWhenWeSignedAcceptsItByTagAndDigest() throws IOException {
        String repository = registry.repository("ours");
        Publication publication = PublishOnce.publish(TARGETS.signedWith(privateKey("cosign")), repository, ARCHIVE);
        String chart = repository.substring("oci://".length()) + "/mini";
        String digest = publication.remarks().get(0).replaceFirst(".*@", "").replaceFirst("[^0-9a-f:sh].*", "");

        assertThat(verify(chart + ":1.0.0", "cosign")).contains("The signatures were verified");
        assertThat(verify(chart + "@" + digest, "cosign")).contains(digest);
        assertThatThrownBy(() -> verify(chart + ":1.0.0", "other")).hasMessageContaining("no matching signatures");
    }

    @Test
    void isOfWhenCosignSignedAcceptsItsKeyOnly() throws IOException {
        String repository = registry.repository("theirs");
        PublishOnce.publish(TARGETS, repository, ARCHIVE);
        cosign.run(
                "",
                "sign",
                "--key",
                key("cosign.key"),
                "--tlog-upload=false",
                "--allow-insecure-registry",
                "--yes",
                repository.substring("oci://".length()) + "/mini:1.0.0");

        PulledChart pulled = TARGETS.registry(repository).pull("mini", "1.0.0");

        assertThat(pulled.signatures()).hasSize(1);
        CosignSignature signature = pulled.signatures().get(0);
        assertThat(signature.isOf(pulled.manifest(), publicKey("cosign"))).isTrue();
        assertThat(signature.isOf(pulled.manifest(), publicKey("other"))).isFalse();
    }

    private static String verify(String chart, String name) throws IOException {
        return cosign.run(
                "",
                "verify",
                "--key",
                key(name + ".pub"),
                "--insecure-ignore-tlog=true",
                "--allow-insecure-registry",
                chart);
    }

    private static String key(String name) {
        return folder.resolve(name).toString();
    }

    private static CosignKey privateKey(String name) throws IOException {
        return CosignKey.read(
                name, Files.readAllBytes(Path.of(key(name + ".key"))), unused -> Optional.of(PASSPHRASE.toCharArray()));
    }

    private static CosignPublicKey publicKey(String name) throws IOException {
        return CosignPublicKey.read(name, Files.readAllBytes(Path.of(key(name + ".pub"))));
    }
}
