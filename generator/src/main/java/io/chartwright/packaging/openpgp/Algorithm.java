package io.chartwright.packaging.openpgp;

import java.util.Optional;
import org.bouncycastle.bcpg.PublicKeyAlgorithmTags;
import org.bouncycastle.openpgp.PGPPublicKey;

/** How a key signs. */
enum Algorithm {
    RSA(true),
    ED25519(true),
    DSA(false),
    ECDSA(false),
    ED448(true);

    /** Whether the same key signs the same text with the same bytes each time. */
    final boolean isDeterministic;

    Algorithm(boolean isDeterministic) {
        this.isDeterministic = isDeterministic;
    }

    /** Returns the algorithm of the key; empty when it cannot sign. */
    @SuppressWarnings("deprecation") // Keys for signing alone are not made any more, but there are some.
    static Optional<Algorithm> of(PGPPublicKey key) {
        return switch (key.getAlgorithm()) {
            case PublicKeyAlgorithmTags.RSA_GENERAL, PublicKeyAlgorithmTags.RSA_SIGN -> Optional.of(RSA);
            case PublicKeyAlgorithmTags.EDDSA_LEGACY, PublicKeyAlgorithmTags.Ed25519 -> Optional.of(ED25519);
            case PublicKeyAlgorithmTags.Ed448 -> Optional.of(ED448);
            case PublicKeyAlgorithmTags.DSA -> Optional.of(DSA);
            case PublicKeyAlgorithmTags.ECDSA -> Optional.of(ECDSA);
            default -> Optional.empty();
        };
    }
}
