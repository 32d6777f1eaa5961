package io.chartwright.packaging.cosign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chartwright.model.Content;
import io.chartwright.model.Digest;
import io.chartwright.model.InvalidInputException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.sec.SECNamedCurves;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.util.PrivateKeyInfoFactory;
import org.junit.jupiter.api.Test;

class CosignKeyTest {
    private static final Digest MANIFEST = Digest.of(new byte[] {1});

    /** RFC 6979, appendix A.2.5: the key, and r and s of its signature of "sample" with SHA-256. */
    @Test
    void signWhenGivenTheVectorOfRfc6979GivesItsSignature() throws Exception {
        X9ECParameters curve = SECNamedCurves.getByName("secp256r1");
        BigInteger number = new BigInteger("C9AFA9D845BA75166B5C215767B1D6934E50C3DB36E89B127B8A622B120F6721", 16);
        byte[] encoded = PrivateKeyInfoFactory.createPrivateKeyInfo(
                        new ECPrivateKeyParameters(number, new ECDomainParameters(curve)))
                .getEncoded();
        CosignKey key = read(pem("PRIVATE KEY", encoded));

        byte[] signature = Base64.getDecoder().decode(key.sign("sample".getBytes(StandardCharsets.UTF_8)));

        assertThat(ASN1Sequence.getInstance(signature).getObjectAt(0).toString())
                .isEqualTo(new BigInteger("EFD48B2AACB6A8FD1140DD9CD45E81D69D2C877B56AAF991C34D0EA84EAF3716", 16)
                        .toString());
        assertThat(ASN1Sequence.getInstance(signature).getObjectAt(1).toString())
                .isEqualTo(new BigInteger("F7CB1C942D657C41D436C7A1B6E29F65F3E900DBB9AFF4064DC4AB2F843ACDA8", 16)
                        .toString());
    }

    /** The vector of the NaCl distribution, tests/secretbox.c and tests/secretbox2.c. */
    @Test
    void openWhenGivenTheVectorOfNaclReturnsItsText() {
        HexFormat hex = HexFormat.of();
        byte[] key = hex.parseHex("1b27556473e985d462cd51197a9a46c76009549eac6474f206c4ee0844f68389");
        byte[] nonce = hex.parseHex("69696ee955b62b73cd62bda875fc73d68219e0036b7a0b37");
        byte[] box = hex.parseHex(
                "f3ffc7703f9400e52a7dfb4b3d3305d98e993b9f48681273c29650ba32fc76ce48332ea7164d96a4476fb8c531a1186a"
                        + "c0dfc17c98dce87b4da7f011ec48c97271d2c20f9b928fe2270d6fb863d51738b48eeee314a7cc8ab932164548e526ae"
                        + "90224368517acfeabd6bb3732bc0e9da99832b61ca01b6de56244a9e88d5f9b37973f622a43d14a6599b1f654cb45a74"
                        + "e355a5");

        assertThat(SecretBox.open(key, nonce, box)).hasValueSatisfying(text -> assertThat(hex.formatHex(text))
                .startsWith("be075fc53c81f2d5cf141316ebeb0c7b5228c52a4c62cbd44b66849b64244ffc")
                .endsWith("5e0705"));
        for (int at = 0; at < box.length; at++) {
            box[at] ^= 1;
            assertThat(SecretBox.open(key, nonce, box)).isEmpty();
            box[at] ^= 1;
        }
    }

    @Test
    void signatureWhenMadeVerifiesWithItsKeyOnly() throws Exception {
        KeyPair pair = pair();
        CosignKey key = read(pem("PRIVATE KEY", pair.getPrivate().getEncoded()));
        CosignPublicKey trusted = CosignPublicKey.read(
                "cosign.pub", pem("PUBLIC KEY", pair.getPublic().getEncoded()));
        CosignPublicKey stranger = CosignPublicKey.read(
                "cosign.pub", pem("PUBLIC KEY", pair().getPublic().getEncoded()));

        CosignSignature signature = CosignSignature.of("localhost:5000/charts/web", MANIFEST, key);

        assertThat(CosignSignature.of("localhost:5000/charts/web", MANIFEST, key))
                .isEqualTo(signature);
        assertThat(signature.isOf(MANIFEST, trusted)).isTrue();
        assertThat(signature.isOf(MANIFEST, key.publicKey())).isTrue();
        assertThat(signature.isOf(MANIFEST, stranger)).isFalse();
        assertThat(signature.isOf(Digest.of(new byte[] {2}), trusted)).isFalse();
        assertThat(changed(signature, 0).isOf(MANIFEST, trusted)).isFalse();
        assertThat(signature.payload().text())
                .isEqualTo("{\"critical\":{\"identity\":{\"docker-reference\":\"localhost:5000/charts/web\"},"
                        + "\"image\":{\"docker-manifest-digest\":\"" + MANIFEST
                        + "\"},\"type\":\"cosign container image signature\"},\"optional\":null}");
        Signature java = Signature.getInstance("SHA256withECDSA");
        java.initVerify(pair.getPublic());
        java.update(signature.payload().bytes());
        assertThat(java.verify(Base64.getDecoder().decode(signature.signature())))
                .isTrue();
    }

    @Test
    void readWhenTheFileIsNoSuchKeySaysWhichItIs() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp384r1"));
        byte[] other = generator.generateKeyPair().getPrivate().getEncoded();

        assertProblem(new byte[0], "holds no key in PEM form");
        assertProblem(
                pem("PUBLIC KEY", pair().getPublic().getEncoded()), "holds a PUBLIC KEY, which is no private key");
        assertProblem(pem("PRIVATE KEY", new byte[] {1, 2}), "cannot be read");
        assertProblem(pem("PRIVATE KEY", other), "another kind than ECDSA on the curve P-256");
        assertProblem(
                pem("ENCRYPTED SIGSTORE PRIVATE KEY", "{}".getBytes(StandardCharsets.UTF_8)),
                "encrypted in another way");
    }

    private static CosignSignature changed(CosignSignature signature, int at) {
        byte[] payload = signature.payload().bytes();
        payload[at] ^= ' ' ^ '{';
        return new CosignSignature(Content.of(payload), signature.signature());
    }

    private static KeyPair pair() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    private static byte[] pem(String type, byte[] body) {
        return ("-----BEGIN " + type + "-----\n" + Base64.getMimeEncoder().encodeToString(body) + "\n-----END " + type
                        + "-----\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static CosignKey read(byte[] bytes) {
        return CosignKey.read("cosign.key", bytes, name -> Optional.of("secret canary".toCharArray()));
    }

    private static void assertProblem(byte[] bytes, String problem) {
        assertThatThrownBy(() -> read(bytes))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(problem)
                .message()
                .doesNotContain("canary");
    }
}
