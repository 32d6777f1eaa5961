package io.chartwright.packaging.openpgp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chartwright.model.InvalidInputException;
import io.chartwright.packaging.openpgp.TestKeys.Plan;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.bouncycastle.bcpg.sig.KeyFlags;
import org.bouncycastle.openpgp.PGPSecretKeyRing;
import org.junit.jupiter.api.Test;

class SigningKeyTest {
    @Test
    void ofWhenNamedInAnyWayFindsTheKey() throws Exception {
        PGPSecretKeyRing jo =
                Plan.of(TestKeys.ed25519(), "Jo (charts) <jo@example.com>").ring();
        PGPSecretKeyRing ann =
                Plan.of(TestKeys.ed25519(), "Joann <ann@example.com>").ring();
        byte[] both = TestKeys.armored(TestKeys.secret(jo, ann));
        String fingerprint = key(TestKeys.armored(TestKeys.secret(jo)), "").fingerprint();

        for (String who : new String[] {
            "Jo (charts) <jo@example.com>",
            "jo@example.com",
            "(charts)",
            fingerprint,
            "0x" + fingerprint.substring(24),
            fingerprint.replaceAll("(....)", "$1 ").toLowerCase(java.util.Locale.ROOT)
        }) {
            assertThat(key(both, who).fingerprint()).as(who).isEqualTo(fingerprint);
        }
    }

    @Test
    void readWhenArmoredBlocksFollowEachOtherReadsAll() throws Exception {
        byte[] first = TestKeys.armored(
                TestKeys.secret(Plan.of(TestKeys.ed25519(), "Jo").ring()));
        byte[] second = TestKeys.armored(
                TestKeys.secret(Plan.of(TestKeys.ed25519(), "Ann").ring()));
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);

        assertThat(key(both, "Ann").owner()).isEqualTo("Ann");
    }

    @Test
    void ofWhenSeveralKeysFitListsThem() throws Exception {
        byte[] both = TestKeys.secret(
                Plan.of(TestKeys.ed25519(), "Jo <jo@a.example>").ring(),
                Plan.of(TestKeys.ed25519(), "Jo <jo@b.example>").ring());

        assertProblem(both, "Jo <", "signing/key", "more than one key 'Jo <'", "(Jo <jo@b.example>)");
        assertProblem(both, "", "signing/key", "holds 2 keys, perhaps you should name one with --key");
        assertProblem(both, "nobody", "signing/key", "no private key 'nobody'", "(Jo <jo@a.example>)");
    }

    @Test
    void ofWhenTheKeyCannotSignSaysWhy() throws Exception {
        assertProblem(
                TestKeys.secret(Plan.of(TestKeys.rsa(), "Jo")
                        .only(KeyFlags.CERTIFY_OTHER)
                        .ring()),
                "",
                "signing/key",
                "is not made for signing");
        assertProblem(
                TestKeys.secret(Plan.of(TestKeys.rsa(), "Jo")
                        .only(KeyFlags.CERTIFY_OTHER)
                        .ringWith(TestKeys.curve25519(), KeyFlags.ENCRYPT_COMMS)),
                "",
                "signing/key",
                "subkey ");
        assertProblem(
                TestKeys.secret(Plan.of(TestKeys.ed25519(), "Jo").validFor(60).ring()),
                "",
                "signing/key",
                "expired at 2020-01-01T00:01:00Z");
        assertProblem(
                TestKeys.secret(
                        TestKeys.revoked(Plan.of(TestKeys.ed25519(), "Jo").ring())),
                "",
                "signing/key",
                "is revoked");
        assertProblem(
                TestKeys.open(Plan.of(TestKeys.ed25519(), "Jo").ring()), "", "signing/key", "holds public keys only");
    }

    @Test
    void readWhenTheFileIsNoKeyringSaysSo() {
        assertProblem("hello".getBytes(StandardCharsets.UTF_8), "", "signing/keyring", "keys.gpg");
        assertProblem(new byte[0], "", "signing/keyring", "keys.gpg");
        assertProblem(
                "-----BEGIN PGP PRIVATE KEY BLOCK-----\n\nAAAA\n-----END PGP PRIVATE KEY BLOCK-----\n"
                        .getBytes(StandardCharsets.UTF_8),
                "",
                "signing/keyring",
                "keys.gpg");
    }

    @Test
    void ofWhenTheKeyIsLockedNeedsItsPassphraseAndNeverShowsIt() throws Exception {
        byte[] locked = TestKeys.secret(
                Plan.of(TestKeys.rsa(), "Jo").lockedWith(TestKeys.PASSPHRASE).ring());

        assertThat(SigningKey.of(TestKeys.keyring(locked), "Jo", TestKeys.NOW, TestKeys.passphrase(TestKeys.PASSPHRASE))
                        .toString())
                .matches("[0-9A-F]{40}");
        assertProblem(locked, "", "signing/passphrase", "needs a passphrase");
        assertThatThrownBy(() ->
                        SigningKey.of(TestKeys.keyring(locked), "", TestKeys.NOW, TestKeys.passphrase("wrong canary")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("cannot be unlocked")
                .message()
                .doesNotContain("canary");
    }

    private static SigningKey key(byte[] keyring, String who) {
        return SigningKey.of(TestKeys.keyring(keyring), who, TestKeys.NOW, TestKeys.passphrase(""));
    }

    private static void assertProblem(byte[] keyring, String who, String... parts) {
        assertThatThrownBy(() -> key(keyring, who))
                .isInstanceOf(InvalidInputException.class)
                .message()
                .contains(parts);
    }
}
