package io.chartwright;

import io.chartwright.model.UnavailableException;
import io.chartwright.model.UnknownNameException;
import io.chartwright.packaging.cosign.CosignKey;
import io.chartwright.packaging.cosign.CosignPublicKey;
import io.chartwright.packaging.openpgp.Keyring;
import io.chartwright.project.ProjectLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads keys from disk. */
final class KeyFiles {
    private final ProjectLayout layout;

    KeyFiles(ProjectLayout layout) {
        this.layout = layout;
    }

    /**
     * Returns the OpenPGP keys in the file.
     *
     * @throws UnknownNameException when there is no file
     * @throws UnavailableException when the disk fails
     * @throws io.chartwright.model.InvalidInputException when there is no key in it
     */
    Keyring keyring(Path file) {
        return Keyring.read(
                layout.relative(file),
                bytes(
                        file,
                        "there is no keyring " + file
                                + ": name one with --keyring; 'gpg --export-secret-keys NAME > FILE' makes one to sign"
                                + " with, 'gpg --export NAME > FILE' one to verify with"));
    }

    /**
     * Returns cosign's private key in the file, unlocked.
     *
     * @throws UnknownNameException when there is no file
     * @throws UnavailableException when the disk fails
     * @throws io.chartwright.model.InvalidInputException when it is no such key, or the passphrase is wrong
     */
    CosignKey cosignKey(CosignSigning signing) {
        return CosignKey.read(
                layout.relative(signing.key()),
                bytes(signing.key(), noCosignKey(signing.key())),
                name -> signing.passphrases().apply(name));
    }

    /**
     * Returns cosign's public key in the file.
     *
     * @throws UnknownNameException when there is no file
     * @throws UnavailableException when the disk fails
     * @throws io.chartwright.model.InvalidInputException when it is no such key
     */
    CosignPublicKey cosignPublicKey(Path file) {
        return CosignPublicKey.read(layout.relative(file), bytes(file, noCosignKey(file)));
    }

    private static String noCosignKey(Path file) {
        return "there is no key " + file + ": 'cosign generate-key-pair' makes cosign.key to sign with and cosign.pub"
                + " to verify with";
    }

    private static byte[] bytes(Path file, String missing) {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new UnknownNameException(missing);
        }
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UnavailableException("could not read the key " + file, e);
        }
    }
}
