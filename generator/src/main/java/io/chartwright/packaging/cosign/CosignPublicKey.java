package io.chartwright.packaging.cosign;

import io.chartwright.model.InvalidInputException;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Base64;
import org.bouncycastle.asn1.sec.SECNamedCurves;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;
import org.bouncycastle.crypto.util.PublicKeyFactory;

/** A public ECDSA key on the curve P-256. */
public final class CosignPublicKey {
    private static final ECDomainParameters P256 = new ECDomainParameters(SECNamedCurves.getByName("secp256r1"));

    private final ECPublicKeyParameters key;

    CosignPublicKey(ECPublicKeyParameters key) {
        this.key = key;
    }

    /**
     * Returns the key in the file, such as cosign's {@code cosign.pub}.
     *
     * @param name what findings call the file
     * @param bytes PEM
     * @throws InvalidInputException when it is no such key
     */
    public static CosignPublicKey read(String name, byte[] bytes) {
        KeyFile file = KeyFile.read(name, bytes);
        if (!file.type().equals("PUBLIC KEY")) {
            throw file.problem("holds a " + file.type() + ", which is no public key");
        }
        try {
            if (PublicKeyFactory.createKey(file.body().bytes()) instanceof ECPublicKeyParameters key
                    && isSupported(key.getParameters())) {
                return new CosignPublicKey(key);
            }
        } catch (IOException | RuntimeException e) {
            // The library throws what it likes at bytes that are no key.
            throw file.problem("holds a public key that cannot be read");
        }
        throw file.problem("holds a key of another kind than ECDSA on the curve P-256");
    }

    static boolean isSupported(ECDomainParameters curve) {
        return curve.equals(P256);
    }

    /** Returns whether the signature, in base64, is one of the bytes by this key. */
    boolean verifies(byte[] bytes, String signature) {
        try {
            BigInteger[] numbers = StandardDSAEncoding.INSTANCE.decode(
                    P256.getN(), Base64.getDecoder().decode(signature));
            ECDSASigner verifier = new ECDSASigner();
            verifier.init(false, key);
            return verifier.verifySignature(hash(bytes), numbers[0], numbers[1]);
        } catch (IOException | RuntimeException e) {
            return false;
        }
    }

    static byte[] hash(byte[] bytes) {
        SHA256Digest digest = new SHA256Digest();
        digest.update(bytes, 0, bytes.length);
        byte[] hash = new byte[digest.getDigestSize()];
        digest.doFinal(hash, 0);
        return hash;
    }
}
