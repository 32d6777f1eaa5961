package io.chartwright;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What to verify, and against what.
 *
 * @param subject what the user calls the package: its path or address
 * @param path the package's path, when it is one
 * @param keyring the keys that may have signed it, when a signature is demanded
 * @param cosignKey the public key that must have signed it in its OCI registry, when that is demanded
 * @param isRebuild whether the package is compared with what the project's sources give
 * @param commit the commit to take the sources from; empty means as they are on disk
 */
public record VerifyRequest(
        String subject,
        Path path,
        Optional<Path> keyring,
        Optional<Path> cosignKey,
        boolean isRebuild,
        Optional<String> commit) {}
