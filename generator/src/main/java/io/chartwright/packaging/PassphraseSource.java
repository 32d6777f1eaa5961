package io.chartwright.packaging;

import java.util.Optional;

/** Knows the passphrase of a key, or asks somebody who does. */
@FunctionalInterface
public interface PassphraseSource {

    /**
     * Returns the passphrase; empty when nobody gave one.
     *
     * @param key what the key is called, to ask for it
     */
    Optional<char[]> passphraseOf(String key);
}
