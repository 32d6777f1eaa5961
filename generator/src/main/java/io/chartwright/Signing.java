package io.chartwright;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/**
 * How archives are signed.
 *
 * @param keyring the file with the private key
 * @param key the key's name, e-mail address or fingerprint; empty when the keyring has one key
 * @param passphrases knows the passphrase of a key that has one, by what the key is called
 */
public record Signing(Path keyring, String key, Function<String, Optional<char[]>> passphrases) {

    /** Returns the keyring and the key only; a passphrase is nobody's business. */
    @Override
    public String toString() {
        return "Signing[keyring=" + keyring + ", key=" + key + "]";
    }
}
