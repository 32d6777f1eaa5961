package io.chartwright.packaging.openpgp;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.bcpg.SignatureSubpacketTags;
import org.bouncycastle.bcpg.sig.KeyFlags;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureSubpacketVector;

/**
 * A key with the primary key that vouches for it; both are the same when it is no subkey.
 *
 * @param primary the primary key
 * @param key the key itself
 */
record PublicKey(PGPPublicKey primary, PGPPublicKey key) {
    private static final Comparator<PGPSignature> BY_TIME = Comparator.comparing(PGPSignature::getCreationTime);

    /** Returns the fingerprint of the primary key, by which people know a key, in capital hexadecimal digits. */
    String fingerprint() {
        return HexFormat.of().withUpperCase().formatHex(primary.getFingerprint());
    }

    /** Returns the names that the primary key is known by. */
    List<String> userIds() {
        List<String> names = new ArrayList<>();
        primary.getUserIDs().forEachRemaining(names::add);
        return names;
    }

    /** Returns the first name of the key; its fingerprint when it has none. */
    String title() {
        return userIds().stream().findFirst().orElse(fingerprint());
    }

    /**
     * Returns why signatures of the key do not count, as the rest of a sentence about it; empty when they do.
     *
     * @param now the time at which it is asked
     */
    Optional<String> unfitness(Instant now) {
        SelfSignatures signatures = new SelfSignatures(this);
        Optional<PGPSignature> ofPrimary = signatures.ofPrimary().stream().max(BY_TIME);
        Optional<PGPSignature> own = signatures.own().stream().max(BY_TIME);
        if (ofPrimary.isEmpty() || own.isEmpty()) {
            return Optional.of("is not confirmed by a signature of its own");
        }
        if (signatures.isRevoked()) {
            return Optional.of("is revoked");
        }
        Optional<Instant> expiry = Stream.of(expiry(primary, ofPrimary.get()), expiry(key, own.get()))
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder());
        if (expiry.isPresent() && !expiry.get().isAfter(now)) {
            return Optional.of("expired at " + expiry.get());
        }
        return isForSigning(own.get()) ? Optional.empty() : Optional.of("is not made for signing");
    }

    /** Returns the first moment at which the key could sign: it and what confirms it were there. */
    Instant since() {
        SelfSignatures signatures = new SelfSignatures(this);
        return Stream.of(
                        Optional.of(primary.getCreationTime()),
                        Optional.of(key.getCreationTime()),
                        signatures.ofPrimary().stream().min(BY_TIME).map(PGPSignature::getCreationTime),
                        signatures.own().stream().min(BY_TIME).map(PGPSignature::getCreationTime))
                .flatMap(Optional::stream)
                .max(Comparator.naturalOrder())
                .orElseThrow()
                .toInstant();
    }

    boolean isSubkey() {
        return primary.getKeyID() != key.getKeyID();
    }

    /** A key that does not say what it is for may do what its algorithm can. */
    private boolean isForSigning(PGPSignature newest) {
        PGPSignatureSubpacketVector stated = newest.getHashedSubPackets();
        if (!stated.hasSubpacket(SignatureSubpacketTags.KEY_FLAGS)) {
            return Algorithm.of(key).isPresent();
        }
        return (stated.getKeyFlags() & KeyFlags.SIGN_DATA) != 0;
    }

    private static Optional<Instant> expiry(PGPPublicKey key, PGPSignature newest) {
        long seconds = newest.getHashedSubPackets().getKeyExpirationTime();
        return seconds == 0
                ? Optional.empty()
                : Optional.of(key.getCreationTime().toInstant().plusSeconds(seconds));
    }
}
