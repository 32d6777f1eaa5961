package io.chartwright.packaging.cosign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.crypto.generators.SCrypt;

/**
 * A private key under a passphrase in the form of The Update Framework, which cosign has taken over: JSON with the
 * parameters of scrypt and a NaCl secret box.
 */
final class EncryptedKey {

    /** What cosign has used since its first release; other costs could exhaust memory. */
    private static final Set<Integer> COSTS = Set.of(1 << 15, 1 << 16, 1 << 17);

    private static final int BLOCK_SIZE = 8;
    private static final int PARALLELISM = 1;
    private static final int KEY_BYTES = 32;

    private EncryptedKey() {}

    /**
     * Returns the key; empty when the passphrase is wrong.
     *
     * @param json the document
     * @throws IllegalArgumentException when it is no such document
     */
    static Optional<byte[]> open(byte[] json, byte[] passphrase) {
        try {
            JsonNode document = new ObjectMapper().readTree(json);
            JsonNode derivation = document.path("kdf");
            JsonNode parameters = derivation.path("params");
            JsonNode cipher = document.path("cipher");
            boolean isKnown = derivation.path("name").asText().equals("scrypt")
                    && cipher.path("name").asText().equals("nacl/secretbox")
                    && COSTS.contains(parameters.path("N").asInt())
                    && parameters.path("r").asInt() == BLOCK_SIZE
                    && parameters.path("p").asInt() == PARALLELISM;
            if (!isKnown) {
                throw new IllegalArgumentException("encrypted in a way that is not cosign's");
            }
            byte[] key = SCrypt.generate(
                    passphrase,
                    derivation.path("salt").binaryValue(),
                    parameters.path("N").asInt(),
                    BLOCK_SIZE,
                    PARALLELISM,
                    KEY_BYTES);
            return SecretBox.open(
                    key,
                    cipher.path("nonce").binaryValue(),
                    document.path("ciphertext").binaryValue());
        } catch (IOException | NullPointerException e) {
            throw new IllegalArgumentException("not a document of an encrypted key", e);
        }
    }
}
