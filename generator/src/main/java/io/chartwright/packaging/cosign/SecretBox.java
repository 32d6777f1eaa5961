package io.chartwright.packaging.cosign;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.crypto.engines.XSalsa20Engine;
import org.bouncycastle.crypto.macs.Poly1305;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.params.ParametersWithIV;

/** NaCl's {@code crypto_secretbox}: XSalsa20 with Poly1305. */
final class SecretBox {
    private static final int NONCE_BYTES = 24;
    private static final int KEY_BYTES = 32;
    private static final int MAC_BYTES = 16;

    private SecretBox() {}

    /**
     * Returns what is in the box; empty when the key is another one or the box was changed.
     *
     * @param key 32 bytes
     * @param nonce 24 bytes
     */
    static Optional<byte[]> open(byte[] key, byte[] nonce, byte[] box) {
        if (nonce.length != NONCE_BYTES || box.length < MAC_BYTES) {
            return Optional.empty();
        }
        XSalsa20Engine cipher = new XSalsa20Engine();
        cipher.init(false, new ParametersWithIV(new KeyParameter(key), nonce));
        byte[] macKey = new byte[KEY_BYTES];
        cipher.processBytes(macKey, 0, KEY_BYTES, macKey, 0);
        Poly1305 mac = new Poly1305();
        mac.init(new KeyParameter(macKey));
        mac.update(box, MAC_BYTES, box.length - MAC_BYTES);
        byte[] sum = new byte[MAC_BYTES];
        mac.doFinal(sum, 0);
        if (!MessageDigest.isEqual(sum, Arrays.copyOf(box, MAC_BYTES))) {
            return Optional.empty();
        }
        byte[] content = new byte[box.length - MAC_BYTES];
        cipher.processBytes(box, MAC_BYTES, content.length, content, 0);
        return Optional.of(content);
    }
}
