package io.chartwright.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.chartwright.e2e.Command.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real Helm and GnuPG accept what chartwright signs with keys that GnuPG made, and refuse it when a byte was changed. */
final class ProvenanceTest {
    private static final String PASSPHRASE = "correct horse Äpfel";
    private static final int SAMPLES = Surroundings.full() ? 200 : 10;

    @TempDir
    private Path folder;

    private Command gpg;

    @BeforeEach
    void makeAHomeForKeys() throws IOException {
        Path home = Files.createDirectory(
                folder.resolve("g"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        gpg = new Command(
                List.of(Surroundings.binary("gpg").toString(), "--batch"), Map.of("GNUPGHOME", home.toString()));
        ProjectCopy.into(Files.createDirectory(folder.resolve("project")));
    }

    @AfterEach
    void endTheAgent() {
        new Command(List.of("gpgconf"), gpg.environment()).run(List.of("--kill", "all"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rsa2048", "future-default", "subkey"})
    void helmAndGnupgWhenSignedAcceptIt(String kind) throws IOException {
        makeKey(kind);
        Path archive = sign();
        Path provenance = Path.of(archive + ".prov");

        gpg.run(List.of("--verify", provenance.toString())).succeeded();
        for (Helm helm : Surroundings.helms()) {
            assertThat(verify(helm, archive).succeeded()).contains("Chart Hash Verified: sha256:");
            Overlay local = local();
            helm.run(
                            "install",
                            "flow",
                            archive.toString(),
                            "--verify",
                            "--keyring=" + ring(),
                            "--dry-run=client",
                            "--values=" + local.testValues())
                    .succeeded();
        }
        assertThat(verify(archive).succeeded()).contains("provenance  verified   signed by Jo <jo@example.com>");
        byte[] first = Files.readAllBytes(provenance);
        sign();
        assertThat(Files.readAllBytes(provenance)).isEqualTo(first);
    }

    @Test
    void helmWhenItPullsFromARepositoryVerifies() throws IOException {
        makeKey("future-default");
        chartwright("publish", "--repo=" + folder.resolve("repo")).succeeded();

        try (RepositoryServer server = new RepositoryServer(folder.resolve("repo"))) {
            for (Helm helm : Surroundings.helms()) {
                helm.run("repo", "add", "signed", server.address()).succeeded();
                Path into = Files.createDirectory(folder.resolve(helm.name()));
                helm.run(
                                "pull",
                                "signed/" + local().chartName(),
                                "--verify",
                                "--keyring=" + ring(),
                                "--destination=" + into)
                        .succeeded();
                assertThat(verify(only(into, ".tgz")).exitCode()).isZero();
            }
        }
    }

    @Test
    void chartwrightWhenHelmHasSignedAcceptsIt() throws IOException {
        makeKey("rsa2048");
        Path chart = local().chart();
        for (Helm helm : Surroundings.helms()) {
            Path into = Files.createDirectory(folder.resolve(helm.name()));
            helm.run(
                            "package",
                            chart.toString(),
                            "--sign",
                            "--key=jo@example.com",
                            "--keyring=" + folder.resolve("secret.gpg"),
                            "--passphrase-file=" + folder.resolve("passphrase"),
                            "--destination=" + into)
                    .succeeded();
            assertThat(verify(only(into, ".tgz")).succeeded()).contains("provenance  verified");
        }
    }

    /** The generator's own tests change every byte; here each change costs a process. */
    @Test
    void everybodyWhenAByteWasChangedRefusesIt() throws IOException {
        makeKey("future-default");
        Path archive = sign();
        Path provenance = Path.of(archive + ".prov");
        byte[] text = Files.readAllBytes(provenance);
        byte[] packed = Files.readAllBytes(archive);
        int signed = new String(text, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf("\n\n") + 2;
        int end = new String(text, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf("\n-----BEGIN PGP SIGNATURE");
        Random random = new Random(20261128);
        for (int i = 0; i < SAMPLES; i++) {
            Files.write(provenance, changed(text, signed + random.nextInt(end - signed)));
            for (Helm helm : Surroundings.helms()) {
                assertThat(verify(helm, archive).exitCode()).isNotZero();
            }
            assertThat(gpg.run(List.of("--verify", provenance.toString())).exitCode())
                    .isNotZero();
            Files.write(provenance, text);
            Files.write(archive, changed(packed, random.nextInt(packed.length)));
            for (Helm helm : Surroundings.helms()) {
                assertThat(verify(helm, archive).exitCode()).isNotZero();
            }
            Files.write(archive, packed);
        }
        assertThat(verify(archive).exitCode()).isZero();
        System.out.println(2 * SAMPLES + " of " + 2 * SAMPLES + " changed bytes were refused by both Helms, " + SAMPLES
                + " of " + SAMPLES + " in the text by GnuPG");
    }

    private void makeKey(String kind) throws IOException {
        String algorithm = kind.equals("subkey") ? "rsa2048" : kind;
        String usage = kind.equals("subkey") ? "cert" : kind.equals("rsa2048") ? "sign" : "default";
        List<String> quiet = List.of("--pinentry-mode=loopback", "--passphrase=" + PASSPHRASE);
        gpg.run(join(quiet, "--quick-generate-key", "Jo <jo@example.com>", algorithm, usage, "never"))
                .succeeded();
        if (kind.equals("subkey")) {
            String fingerprint = gpg.run(List.of("--list-keys", "--with-colons"))
                    .succeeded()
                    .replaceAll("(?s).*?\\nfpr:+([0-9A-F]+):.*", "$1");
            gpg.run(join(quiet, "--quick-add-key", fingerprint, "ed25519", "sign", "never"))
                    .succeeded();
        }
        gpg.run(join(quiet, "--output", folder.resolve("secret.gpg").toString(), "--export-secret-keys"))
                .succeeded();
        gpg.run(List.of("--output", ring().toString(), "--export")).succeeded();
        Files.writeString(folder.resolve("passphrase"), PASSPHRASE + "\n");
    }

    private Path sign() throws IOException {
        chartwright("package").succeeded();
        return only(folder.resolve("project/dist"), ".tgz");
    }

    private Ran chartwright(String command, String... more) {
        List<String> words = List.of(
                command,
                "--project=" + folder.resolve("project"),
                "--sign",
                "--keyring=" + folder.resolve("secret.gpg"),
                "--passphrase-file=" + folder.resolve("passphrase"));
        return program().run(join(words, more));
    }

    private Ran verify(Path archive) {
        return program().run(List.of("verify", archive.toString(), "--keyring=" + ring()));
    }

    private Ran verify(Helm helm, Path archive) {
        return helm.run("verify", archive.toString(), "--keyring=" + ring());
    }

    private static Command program() {
        return new Command(List.of(Surroundings.project().resolve("chartwright").toString()), Map.of());
    }

    private Path ring() {
        return folder.resolve("public.gpg");
    }

    private static Overlay local() {
        return Overlay.all().stream()
                .filter(overlay -> overlay.name().equals("local"))
                .findFirst()
                .orElseThrow();
    }

    private static Path only(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> found =
                    files.filter(file -> file.toString().endsWith(ending)).toList();
            assertThat(found).hasSize(1);
            return found.get(0);
        }
    }

    /** Returns the bytes with one changed to a letter that was not there. */
    private static byte[] changed(byte[] bytes, int at) {
        byte[] changed = bytes.clone();
        changed[at] = (byte) (bytes[at] == 'x' ? 'y' : 'x');
        return changed;
    }

    private static List<String> join(List<String> words, String... more) {
        return Stream.concat(words.stream(), Stream.of(more)).toList();
    }
}
