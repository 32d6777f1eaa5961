package io.chartwright.packaging.cosign;

import io.chartwright.model.Finding;
import io.chartwright.model.InvalidInputException;
import io.chartwright.model.Location;
import io.chartwright.packaging.PassphraseSource;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;
import org.bouncycastle.crypto.util.PrivateKeyFactory;

/** A private ECDSA key that is ready to sign. Nothing of it appears in {@link #toString()}. */
public final class CosignKey {
    private static final Set<String> ENCRYPTED =
            Set.of("ENCRYPTED SIGSTORE PRIVATE KEY", "ENCRYPTED COSIGN PRIVATE KEY");
    private static final String OPEN = "PRIVATE KEY";

    private final ECPrivateKeyParameters secret;

    private CosignKey(ECPrivateKeyParameters secret) {
        this.secret = secret;
    }

    /**
     * Returns the key in the file: what {@code cosign generate-key-pair} writes, or a PKCS 8 key without a passphrase.
     *
     * @param name what findings call the file
     * @param bytes PEM
     * @param passphrases knows the passphrase when the key has one
     * @throws InvalidInputException when it is no such key, or the passphrase is wrong
     */
    public static CosignKey read(String name, byte[] bytes, PassphraseSource passphrases) {
        KeyFile file = KeyFile.read(name, bytes);
        byte[] encoded;
        if (file.type().equals(OPEN)) {
            encoded = file.body().bytes();
        } else if (ENCRYPTED.contains(file.type())) {
            encoded = unlock(file, passphrases);
        } else {
            throw file.problem("holds a " + file.type() + ", which is no private key of cosign");
        }
        try {
            if (PrivateKeyFactory.createKey(encoded) instanceof ECPrivateKeyParameters secret
                    && CosignPublicKey.isSupported(secret.getParameters())) {
                return new CosignKey(secret);
            }
        } catch (IOException | RuntimeException e) {
            // The library throws what it likes at bytes that are no key.
            throw file.problem("holds a private key that cannot be read");
        }
        throw file.problem("holds a key of another kind than ECDSA on the curve P-256");
    }

    /** Returns the key that verifies signatures of this one. */
    public CosignPublicKey publicKey() {
        return new CosignPublicKey(new ECPublicKeyParameters(
                secret.getParameters().getG().multiply(secret.getD()).normalize(), secret.getParameters()));
    }

    /** Returns the signature of the bytes in base64; the same each time (RFC 6979). */
    String sign(byte[] bytes) {
        ECDSASigner signer = new ECDSASigner(new HMacDSAKCalculator(new SHA256Digest()));
        signer.init(true, secret);
        BigInteger[] signature = signer.generateSignature(CosignPublicKey.hash(bytes));
        try {
            return Base64.getEncoder()
                    .encodeToString(StandardDSAEncoding.INSTANCE.encode(
                            secret.getParameters().getN(), signature[0], signature[1]));
        } catch (IOException e) {
            throw new IllegalStateException("two numbers could not be encoded", e);
        }
    }

    @Override
    public String toString() {
        return "a private key of cosign";
    }

    private static byte[] unlock(KeyFile file, PassphraseSource passphrases) {
        char[] passphrase = passphrases
                .passphraseOf(file.name())
                .orElseThrow(() ->
                        locked(file, "needs a passphrase, and there is none", "set COSIGN_PASSWORD; it may be empty"));
        ByteBuffer utf8 = StandardCharsets.UTF_8.encode(CharBuffer.wrap(passphrase));
        try {
            byte[] bytes = new byte[utf8.remaining()];
            utf8.get(bytes);
            Optional<byte[]> key = EncryptedKey.open(file.body().bytes(), bytes);
            return key.orElseThrow(
                    () -> locked(file, "cannot be unlocked with the passphrase that was given", "give the right one"));
        } catch (IllegalArgumentException e) {
            throw file.problem("holds a private key that is encrypted in another way than cosign's");
        }
    }

    private static InvalidInputException locked(KeyFile file, String problem, String fix) {
        return new InvalidInputException(
                Finding.error("signing/passphrase", Location.of(file.name()), "the key " + problem, fix));
    }
}
