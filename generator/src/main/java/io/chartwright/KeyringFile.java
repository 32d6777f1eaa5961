package io.chartwright;

import io.chartwright.model.UnavailableException;
import io.chartwright.model.UnknownNameException;
import io.chartwright.packaging.openpgp.Keyring;
import io.chartwright.project.ProjectLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads keyrings from disk. */
final class KeyringFile {
    private KeyringFile() {}

    /**
     * Returns the keys in the file.
     *
     * @throws UnknownNameException when there is no file
     * @throws UnavailableException when the disk fails
     * @throws io.chartwright.model.InvalidInputException when there is no key in it
     */
    static Keyring read(ProjectLayout layout, Path file) {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new UnknownNameException("there is no keyring " + file
                    + ": name one with --keyring; 'gpg --export-secret-keys NAME > FILE' makes one to sign with,"
                    + " 'gpg --export NAME > FILE' one to verify with");
        }
        try {
            return Keyring.read(layout.relative(file), Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UnavailableException("could not read the keyring " + file, e);
        }
    }
}
