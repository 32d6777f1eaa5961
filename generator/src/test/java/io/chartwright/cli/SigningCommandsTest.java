package io.chartwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.chartwright.packaging.openpgp.TestKeys;
import io.chartwright.packaging.openpgp.TestKeys.Plan;
import io.chartwright.schema.ValuesChecker;
import io.chartwright.yaml.YamlReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bouncycastle.openpgp.PGPSecretKeyRing;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigningCommandsTest {
    private static final String CANARY = "canary-Äpfel 42";
    private static final String ARCHIVE = "dist/mini-1.2.0.tgz";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path project;

    private final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void makeAProjectAndItsKeys() throws Exception {
        CaseProject.lay("package-honours-the-epoch", project);
        PGPSecretKeyRing ring = Plan.of(TestKeys.ed25519(), "Jo <jo@example.com>")
                .lockedWith(CANARY)
                .ring();
        Files.write(project.resolve("secret.gpg"), TestKeys.secret(ring));
        Files.write(project.resolve("secret.asc"), TestKeys.armored(TestKeys.secret(ring)));
        Files.write(project.resolve("public.gpg"), TestKeys.open(ring));
        Files.writeString(project.resolve("passphrase"), CANARY + "\nnot this line\n");
    }

    @Test
    void packageWhenSignedInAnyWayWritesTheSameProvenance() throws IOException {
        assertThat(run("", "package", "--sign", "--keyring", "secret.gpg", "--passphrase-file", "passphrase")
                        .out())
                .contains("signed      " + ARCHIVE + ".prov by Jo <jo@example.com>");
        byte[] first = provenance();
        Files.delete(project.resolve(ARCHIVE + ".prov"));

        assertThat(run(CANARY + "\n", "package", "--sign", "--keyring=secret.asc", "--key=jo@", "--passphrase-file=-")
                        .exitCode())
                .isZero();
        assertThat(provenance()).isEqualTo(first);
        Files.delete(project.resolve(ARCHIVE + ".prov"));

        environment.put("CHARTWRIGHT_PASSPHRASE", CANARY);
        environment.put("GNUPGHOME", project.toString());
        Files.copy(project.resolve("secret.gpg"), project.resolve("secring.gpg"));
        assertThat(run("", "package", "--sign").exitCode()).isZero();
        assertThat(provenance()).isEqualTo(first);
    }

    @Test
    void packageWhenTheBytesChangeRemovesTheirOldSignature() {
        sign("package");
        assertThat(project.resolve(ARCHIVE + ".prov")).exists();
        assertThat(run("", "package").exitCode()).isZero();
        assertThat(project.resolve(ARCHIVE + ".prov")).exists();

        environment.put("SOURCE_DATE_EPOCH", "1700000000");
        assertThat(run("", "package").exitCode()).isZero();

        assertThat(project.resolve(ARCHIVE + ".prov")).doesNotExist();
    }

    @Test
    void publishWhenSignedWritesTheProvenanceAndKeepsAnEarlierOne() throws IOException {
        assertThat(sign("publish").exitCode()).isZero();
        Path published = project.resolve("dist/repo/mini-1.2.0.tgz.prov");
        byte[] first = Files.readAllBytes(published);

        assertThat(sign("publish").out()).contains("was there already");
        assertThat(Files.readAllBytes(published)).isEqualTo(first);

        Files.delete(published);
        assertThat(sign("publish").exitCode()).isZero();
        assertThat(Files.readAllBytes(published)).isEqualTo(first);
        assertThat(run("", "verify", "dist/repo/mini-1.2.0.tgz", "--keyring=public.gpg", "--rebuild")
                        .out())
                .contains("provenance  verified   signed by Jo <jo@example.com>")
                .contains("index       verified")
                .contains("rebuild     verified");
    }

    @Test
    void publishWhenAnUnknownKeyHasSignedRefusesToReplaceIt() throws Exception {
        sign("publish");
        Files.write(
                project.resolve("secret.gpg"),
                TestKeys.secret(Plan.of(TestKeys.ed25519(), "Eve").ring()));

        Ran ran = sign("publish");

        assertThat(ran.exitCode()).isEqualTo(4);
        assertThat(ran.err()).contains("mini-1.2.0.tgz.prov");
    }

    @Test
    void packageWhenTheKeyOrOptionsAreWrongSaysWhatToDo() throws Exception {
        assertThat(run("", "package", "--keyring", "secret.gpg").err()).contains("need --sign");
        assertThat(run("", "package", "--sign", "--keyring", "nope.gpg").err())
                .contains("there is no keyring")
                .contains("gpg --export-secret-keys");
        assertThat(run("", "package", "--sign", "--keyring", "secret.gpg").out())
                .contains("secret.gpg: error: [signing/passphrase] the key 'Jo <jo@example.com>' needs a passphrase");
        assertThat(run("", "package", "--sign", "--keyring", "secret.gpg", "--passphrase-file", "nope")
                        .err())
                .contains("there is no file nope");
        assertThat(run("", "release", "--sign", "--keyring", "secret.gpg", "--key", "ann")
                        .out())
                .isEqualTo(
                        "secret.gpg: error: [signing/key] holds no private key 'ann', perhaps you should name one of "
                                + fingerprint() + " (Jo <jo@example.com>)\n");
    }

    @Test
    void verifyWhenAnythingIsOtherThanSignedOrListedFails() throws Exception {
        sign("publish");
        Path archive = project.resolve("dist/repo/mini-1.2.0.tgz");
        byte[] good = Files.readAllBytes(archive);

        environment.put("SOURCE_DATE_EPOCH", "1700000000");
        run("", "package");
        Files.copy(project.resolve(ARCHIVE), archive, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        environment.remove("SOURCE_DATE_EPOCH");
        Ran other = verify();
        assertThat(other.exitCode()).isEqualTo(1);
        assertThat(other.out())
                .contains("mini-1.2.0.tgz.prov: error: [verify/provenance] is for another archive")
                .contains("index.yaml: error: [verify/index] lists mini-1.2.0 with sha256:")
                .contains("refused     dist/repo/mini-1.2.0.tgz: mini 1.2.0");

        Files.write(archive, Arrays.copyOf(good, good.length - 9));
        assertThat(verify().out()).contains("[packaging/archive] is not a chart archive");

        Files.write(archive, good);
        assertThat(verify().exitCode()).isZero();
        Files.delete(project.resolve("dist/repo/mini-1.2.0.tgz.prov"));
        assertThat(verify().out()).contains("mini-1.2.0.tgz.prov: error: [verify/provenance] is not there");
        assertThat(run("", "verify", "dist/repo/mini-1.2.0.tgz").exitCode()).isZero();

        Path renamed = Files.write(project.resolve("download.tgz"), good);
        assertThat(run("", "verify", renamed.toString()).out())
                .contains("error: [verify/archive] is called download.tgz, but holds mini-1.2.0");
    }

    @Test
    void verifyWhenTheSourcesMovedOnTellsTheFirstDifference() throws IOException {
        sign("publish");
        Path template = project.resolve("chart-templates/mini/templates/configmap.yaml");
        Files.writeString(template, Files.readString(template) + "# more\n");

        Ran ran = run("", "verify", "dist/repo/mini-1.2.0.tgz", "--rebuild", "--format", "json");

        assertThat(ran.exitCode()).isEqualTo(1);
        assertThat(ran.out()).containsPattern("mini/templates/configmap.yaml differs from line \\d+ on \\(content\\)");
        assertThat(new ValuesChecker(Files.readString(Path.of("..", "docs", "output.schema.json")))
                        .check(new YamlReader("output").readMapping("output", ran.out())))
                .isEmpty();
        environment.put("SOURCE_DATE_EPOCH", "1700000000");
        assertThat(run("", "verify", "dist/repo/mini-1.2.0.tgz", "--rebuild").out())
                .contains("(content)");
        Files.writeString(template, Files.readString(template).replace("# more\n", ""));
        assertThat(run("", "verify", "dist/repo/mini-1.2.0.tgz", "--rebuild").out())
                .contains("(mtime)");
        assertThat(run("", "verify", "dist/repo/mini-1.2.0.tgz", "--at", "HEAD").err())
                .contains("--at needs --rebuild");
    }

    @Test
    void commandsWhenTheySignNeverTellThePassphraseOrTheKey() throws Exception {
        environment.put("CHARTWRIGHT_PASSPHRASE", CANARY);
        List<String> told = new ArrayList<>();
        for (String command : List.of("package", "publish", "release", "publish --dry-run")) {
            for (String more :
                    List.of("", " --format json", " --key nobody", " --keyring public.gpg", " --repo oops:x")) {
                String line = command + " --sign --debug --keyring secret.gpg" + more;
                if (!(command.equals("package") && more.contains("--repo"))) {
                    told.add(run("", line.split(" ", -1)).all());
                }
            }
        }
        environment.put("CHARTWRIGHT_PASSPHRASE", CANARY + " and more");
        told.add(run("", "package", "--sign", "--debug", "--keyring", "secret.gpg")
                .all());
        told.add(run("", "package", "--sign", "--debug", "--keyring", "passphrase")
                .all());

        byte[] key = Files.readAllBytes(project.resolve("secret.gpg"));
        String part = HexFormat.of().formatHex(key, key.length - 40, key.length - 20);
        assertThat(told).hasSizeGreaterThan(15).allSatisfy(text -> assertThat(text)
                .doesNotContain("canary")
                .doesNotContain("Äpfel")
                .doesNotContain(part));
        try (Stream<Path> files = Files.walk(project.resolve("dist"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String text = Files.readString(file, StandardCharsets.ISO_8859_1);
                assertThat(text).as(file.toString()).doesNotContain("canary");
            }
        }
    }

    private String fingerprint() {
        environment.put("CHARTWRIGHT_PASSPHRASE", CANARY);
        return run("", "package", "--sign", "--keyring", "secret.gpg")
                .out()
                .replaceAll("(?s).*\\s([0-9A-F]{40})\\s.*", "$1");
    }

    private Ran sign(String command) {
        return run("", command, "--sign", "--keyring", "secret.gpg", "--passphrase-file", "passphrase");
    }

    private Ran verify() {
        return run("", "verify", "dist/repo/mini-1.2.0.tgz", "--keyring=public.gpg");
    }

    private byte[] provenance() throws IOException {
        return Files.readAllBytes(project.resolve(ARCHIVE + ".prov"));
    }

    private Ran run(String input, String... words) {
        return Ran.in(project, environment, input, words);
    }
}
