package io.chartwright;

import io.chartwright.Outcome.Signed;
import io.chartwright.model.ChartArchive;
import io.chartwright.model.Content;
import io.chartwright.packaging.openpgp.Keyring;
import io.chartwright.packaging.openpgp.ProvenanceCheck;
import io.chartwright.packaging.openpgp.ProvenanceFile;
import io.chartwright.packaging.openpgp.SigningKey;
import io.chartwright.project.ProjectLayout;
import io.chartwright.publish.Provenance;
import java.time.Instant;

/** Signs archives with one key, which is unlocked once. */
final class SigningStep {
    private final Keyring keyring;
    private final SigningKey key;
    private final Instant now;

    private SigningStep(Keyring keyring, SigningKey key, Instant now) {
        this.keyring = keyring;
        this.key = key;
        this.now = now;
    }

    /**
     * Unlocks the key.
     *
     * @throws io.chartwright.model.UnknownNameException when there is no keyring
     * @throws io.chartwright.model.InvalidInputException when the key cannot be found or used
     */
    static SigningStep unlock(Signing signing, ProjectLayout layout, Instant now) {
        Keyring keyring = new KeyFiles(layout).keyring(signing.keyring());
        SigningKey key = SigningKey.of(
                keyring, signing.key(), now, name -> signing.passphrases().apply(name));
        return new SigningStep(keyring, key, now);
    }

    /** Returns what is told of a signature in the file. */
    Signed signed(String file) {
        return new Signed(file, key.owner(), key.fingerprint());
    }

    /** Returns the signature of the archive; a published one is as good when a key of the same keyring made it. */
    Provenance sign(ChartArchive archive) {
        Content file = ProvenanceFile.sign(archive, key);
        return new Provenance() {
            @Override
            public Content content() {
                return file;
            }

            @Override
            public boolean accepts(Content published) {
                return ProvenanceCheck.of(archive.content(), archive.fileName(), published, keyring, now)
                        .isGood();
            }
        };
    }
}
