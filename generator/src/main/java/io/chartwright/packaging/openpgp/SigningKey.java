package io.chartwright.packaging.openpgp;

import io.chartwright.model.Content;
import io.chartwright.model.Finding;
import io.chartwright.model.InvalidInputException;
import io.chartwright.model.Location;
import io.chartwright.packaging.PassphraseSource;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.bouncycastle.bcpg.HashAlgorithmTags;
import org.bouncycastle.bcpg.SymmetricKeyAlgorithmTags;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPPrivateKey;
import org.bouncycastle.openpgp.PGPSecretKey;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureGenerator;
import org.bouncycastle.openpgp.PGPSignatureSubpacketGenerator;
import org.bouncycastle.openpgp.operator.bc.BcPBESecretKeyDecryptorBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPContentSignerBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPContentVerifierBuilderProvider;
import org.bouncycastle.openpgp.operator.bc.BcPGPDigestCalculatorProvider;

/** A private key that is ready to sign. Nothing of it appears in {@link #toString()}. */
public final class SigningKey {
    private static final String HASH = "SHA512";

    private final PublicKey key;
    private final PGPPrivateKey secret;

    private SigningKey(PublicKey key, PGPPrivateKey secret) {
        this.key = key;
        this.secret = secret;
    }

    /**
     * Returns a key of the keyring.
     *
     * @param who the fingerprint, the name, the e-mail address or a part of them; empty when the keyring has one key
     * @param now the time that must lie before the key's expiry
     * @param passphrases knows the passphrase when the key has one
     * @throws InvalidInputException when no key or more than one is meant, or it cannot sign
     */
    public static SigningKey of(Keyring keyring, String who, Instant now, PassphraseSource passphrases) {
        KeyChoice.Chosen chosen = new KeyChoice(keyring, now).choose(who);
        return new SigningKey(chosen.key(), unlock(keyring, chosen, passphrases));
    }

    /** Returns the fingerprint of the primary key, in capital hexadecimal digits. */
    public String fingerprint() {
        return key.fingerprint();
    }

    /** Returns whom the key belongs to. */
    public String owner() {
        return key.title();
    }

    @Override
    public String toString() {
        return fingerprint();
    }

    /**
     * Returns the text, signed; signing it again gives the same bytes.
     *
     * @param time the time of the signature; that of the key is taken when it is later, since no reader believes a
     *     signature that is older than its key
     */
    ClearSignedText sign(String text, Instant time) {
        byte[] signed = ClearSignedText.signedBytes(text);
        Instant since = key.since();
        try {
            PGPSignatureGenerator generator = new PGPSignatureGenerator(
                    new BcPGPContentSignerBuilder(key.key().getAlgorithm(), HashAlgorithmTags.SHA512), key.key());
            generator.init(PGPSignature.CANONICAL_TEXT_DOCUMENT, secret);
            PGPSignatureSubpacketGenerator stated = new PGPSignatureSubpacketGenerator();
            stated.setSignatureCreationTime(false, Date.from(time.isBefore(since) ? since : time));
            stated.setIssuerFingerprint(false, key.key());
            stated.setIssuerKeyID(false, key.key().getKeyID());
            generator.setHashedSubpackets(stated.generate());
            generator.update(signed);
            PGPSignature signature = generator.generate();
            signature.init(new BcPGPContentVerifierBuilderProvider(), key.key());
            signature.update(signed);
            if (!signature.verify()) {
                throw new IllegalStateException("the private key does not belong to its public key " + this);
            }
            return new ClearSignedText(HASH, text, Content.of(signature.getEncoded()));
        } catch (PGPException | java.io.IOException e) {
            throw new IllegalStateException("could not sign with the key " + this, e);
        }
    }

    private static PGPPrivateKey unlock(Keyring keyring, KeyChoice.Chosen chosen, PassphraseSource passphrases) {
        PGPSecretKey secret = chosen.secret();
        boolean isLocked = secret.getKeyEncryptionAlgorithm() != SymmetricKeyAlgorithmTags.NULL;
        Optional<char[]> passphrase =
                isLocked ? passphrases.passphraseOf(chosen.key().title()) : Optional.of(new char[0]);
        if (passphrase.isEmpty()) {
            throw locked(
                    keyring,
                    chosen,
                    "needs a passphrase, and there is none",
                    "name a file with '--passphrase-file FILE', or set CHARTWRIGHT_PASSPHRASE");
        }
        try {
            return secret.extractPrivateKey(
                    new BcPBESecretKeyDecryptorBuilder(new BcPGPDigestCalculatorProvider()).build(passphrase.get()));
        } catch (PGPException | RuntimeException e) {
            throw locked(
                    keyring, chosen, "cannot be unlocked with the passphrase that was given", "give the right one");
        }
    }

    private static InvalidInputException locked(Keyring keyring, KeyChoice.Chosen chosen, String problem, String fix) {
        return new InvalidInputException(Finding.error(
                "signing/passphrase",
                Location.of(keyring.name()),
                "the key '" + chosen.key().title() + "' " + problem,
                fix));
    }
}
