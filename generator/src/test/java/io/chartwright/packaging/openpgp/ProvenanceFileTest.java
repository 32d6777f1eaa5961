package io.chartwright.packaging.openpgp;

import static org.assertj.core.api.Assertions.assertThat;

import io.chartwright.model.Chart;
import io.chartwright.model.ChartArchive;
import io.chartwright.model.ChartFile;
import io.chartwright.model.ChartId;
import io.chartwright.model.Content;
import io.chartwright.model.Version;
import io.chartwright.packaging.ChartPackager;
import io.chartwright.packaging.openpgp.TestKeys.Plan;
import io.chartwright.yaml.YamlReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bouncycastle.bcpg.sig.KeyFlags;
import org.bouncycastle.openpgp.PGPSecretKeyRing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ProvenanceFileTest {
    private static final String METADATA = """
            # a comment
            version: 1.2.0+build.7
            name: mini
            apiVersion: v2
            description: "- a dash, \\"quotes\\", Größe   "
            maintainers:
            - name: Jo
              email: jo@example.com
            keywords: [a, b]
            """;

    private static final ChartArchive ARCHIVE = archive("a: 1\n");

    static Stream<PGPSecretKeyRing> rings() throws Exception {
        return Stream.of(
                Plan.of(TestKeys.rsa(), "Jo <jo@example.com>").ring(),
                Plan.of(TestKeys.ed25519(), "Jo <jo@example.com>")
                        .ringWith(TestKeys.curve25519(), KeyFlags.ENCRYPT_COMMS | KeyFlags.ENCRYPT_STORAGE),
                Plan.of(TestKeys.rsa(), "Jo <jo@example.com>")
                        .only(KeyFlags.CERTIFY_OTHER)
                        .ringWith(TestKeys.ed25519(), KeyFlags.SIGN_DATA));
    }

    @ParameterizedTest
    @MethodSource("rings")
    void signWhenRepeatedGivesTheSameBytesAndVerifies(PGPSecretKeyRing ring) throws Exception {
        SigningKey key = key(ring);

        Content first = ProvenanceFile.sign(ARCHIVE, key);

        assertThat(ProvenanceFile.sign(ARCHIVE, key)).isEqualTo(first);
        ProvenanceCheck check = check(ARCHIVE.content(), first, ring);
        assertThat(check.problem()).isEmpty();
        assertThat(check.signer().orElseThrow().fingerprint()).isEqualTo(key.fingerprint());
        assertThat(check.signer().orElseThrow().time()).isEqualTo(TestKeys.MADE);
        assertThat(check.provenance().orElseThrow().metadata().text("name")).contains("mini");
    }

    @Test
    void signWhenTheArchiveIsYoungerThanTheKeyHasTheArchivesTime() throws Exception {
        PGPSecretKeyRing ring = Plan.of(TestKeys.ed25519(), "Jo").ring();
        ChartArchive young = new ChartPackager(1_700_000_000).pack(chart("a: 1\n"));

        ProvenanceCheck check = check(young.content(), ProvenanceFile.sign(young, key(ring)), ring);

        assertThat(check.signer().orElseThrow().time().getEpochSecond()).isEqualTo(1_700_000_000);
    }

    @Test
    void signWhenReadBackHasTheFormOfHelm() throws Exception {
        String text = TestKeys.text(ProvenanceFile.sign(
                        ARCHIVE, key(Plan.of(TestKeys.ed25519(), "Jo").ring()))
                .bytes());

        assertThat(text)
                .startsWith("-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA512\n\napiVersion: v2\n")
                .contains("\nversion: 1.2.0+build.7\n\n...\nfiles:\n  mini-1.2.0+build.7.tgz: " + ARCHIVE.digest()
                        + "\n-----BEGIN PGP SIGNATURE-----\n\n")
                .endsWith("\n-----END PGP SIGNATURE-----\n")
                .doesNotContain("\r");
    }

    @ParameterizedTest
    @MethodSource("rings")
    void checkWhenAnyByteOfTheProvenanceChangesFindsIt(PGPSecretKeyRing ring) throws Exception {
        byte[] bytes = ProvenanceFile.sign(ARCHIVE, key(ring)).bytes();
        Keyring trusted = TestKeys.keyring(TestKeys.open(ring));
        List<String> missed = new ArrayList<>();
        for (int at = 0; at < bytes.length; at++) {
            for (int change : new int[] {0x01, 0x20, 0x80, bytes[at] ^ '\n', bytes[at] ^ ' ', bytes[at] ^ 'A'}) {
                byte[] changed = bytes.clone();
                changed[at] ^= (byte) change;
                if (change != 0 && isGood(changed, trusted)) {
                    missed.add("byte " + at + " changed by " + change);
                }
            }
            if (at < bytes.length - 1 && isGood(without(bytes, at), trusted)) {
                missed.add("byte " + at + " left out");
            }
        }

        assertThat(missed).isEmpty();
    }

    @Test
    void checkWhenAnyByteOfTheArchiveChangesFindsIt() throws Exception {
        PGPSecretKeyRing ring = Plan.of(TestKeys.ed25519(), "Jo").ring();
        Content file = ProvenanceFile.sign(ARCHIVE, key(ring));
        byte[] bytes = ARCHIVE.content().bytes();
        for (int at = 0; at < bytes.length; at++) {
            byte[] changed = bytes.clone();
            changed[at] ^= 1;
            assertThat(check(Content.of(changed), file, ring).problem())
                    .as("byte %d", at)
                    .isPresent();
        }
    }

    @Test
    void checkWhenTheFileHasTheLineEndsOfWindowsAcceptsIt() throws Exception {
        PGPSecretKeyRing ring = Plan.of(TestKeys.ed25519(), "Jo").ring();
        String text = TestKeys.text(ProvenanceFile.sign(ARCHIVE, key(ring)).bytes());

        assertThat(check(ARCHIVE.content(), Content.of(text.replace("\n", "\r\n")), ring)
                        .problem())
                .isEmpty();
    }

    @Test
    void checkWhenTheKeyIsNotTrustedNamesIt() throws Exception {
        PGPSecretKeyRing ring = Plan.of(TestKeys.ed25519(), "Jo").ring();
        Content file = ProvenanceFile.sign(ARCHIVE, key(ring));
        PGPSecretKeyRing stranger = Plan.of(TestKeys.ed25519(), "Somebody").ring();

        assertThat(check(ARCHIVE.content(), file, stranger).problem().orElseThrow())
                .matches("is signed by the key [0-9A-F]{16}, which is not in keys.gpg");
    }

    @Test
    void checkWhenTheKeyHasExpiredOrIsRevokedSaysSo() throws Exception {
        PGPSecretKeyRing expiring =
                Plan.of(TestKeys.ed25519(), "Jo").validFor(86_400).ring();
        SigningKey then =
                SigningKey.of(TestKeys.keyring(TestKeys.secret(expiring)), "", TestKeys.MADE, TestKeys.passphrase(""));
        PGPSecretKeyRing lost = Plan.of(TestKeys.rsa(), "Jo").ring();
        Content file = ProvenanceFile.sign(ARCHIVE, key(lost));

        assertThat(check(ARCHIVE.content(), ProvenanceFile.sign(ARCHIVE, then), expiring)
                        .problem()
                        .orElseThrow())
                .endsWith("which expired at 2020-01-02T00:00:00Z");
        assertThat(check(ARCHIVE.content(), file, TestKeys.revoked(lost))
                        .problem()
                        .orElseThrow())
                .endsWith("which is revoked");
    }

    private static boolean isGood(byte[] file, Keyring trusted) {
        return ProvenanceCheck.of(ARCHIVE.content(), ARCHIVE.fileName(), Content.of(file), trusted, TestKeys.NOW)
                .isGood();
    }

    private static ProvenanceCheck check(Content archive, Content file, PGPSecretKeyRing ring) throws Exception {
        Keyring trusted = TestKeys.keyring(TestKeys.armored(TestKeys.open(ring)));
        return ProvenanceCheck.of(archive, ARCHIVE.fileName(), file, trusted, TestKeys.NOW);
    }

    private static SigningKey key(PGPSecretKeyRing ring) throws Exception {
        return SigningKey.of(TestKeys.keyring(TestKeys.secret(ring)), "", TestKeys.NOW, TestKeys.passphrase(""));
    }

    private static byte[] without(byte[] bytes, int at) {
        byte[] rest = Arrays.copyOf(bytes, bytes.length - 1);
        System.arraycopy(bytes, at + 1, rest, at, bytes.length - at - 1);
        return rest;
    }

    private static ChartArchive archive(String values) {
        return new ChartPackager(ChartPackager.DEFAULT_EPOCH).pack(chart(values));
    }

    private static Chart chart(String values) {
        return new Chart(
                new ChartId("mini", Version.parse("1.2.0+build.7")),
                new YamlReader("chart").readMapping("Chart.yaml", METADATA),
                Map.of(
                        "Chart.yaml", ChartFile.of("Chart.yaml", METADATA),
                        "values.yaml", ChartFile.of("values.yaml", values)),
                List.of());
    }
}
