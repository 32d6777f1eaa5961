package io.chartwright;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/**
 * How manifests in OCI registries are signed.
 *
 * @param key the file with the private key
 * @param passphrases knows the passphrase of a key that has one, by what the key is called
 */
public record CosignSigning(Path key, Function<String, Optional<char[]>> passphrases) {

    /** Returns the file only; a passphrase is nobody's business. */
    @Override
    public String toString() {
        return "CosignSigning[key=" + key + "]";
    }
}
