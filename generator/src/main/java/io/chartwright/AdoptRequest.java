package io.chartwright;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Which manifests to import.
 *
 * @param manifests a file, a folder, or {@code -}
 * @param overlay the overlay that the user names
 * @param output where the values are written; empty means that the caller prints them
 */
public record AdoptRequest(ValidateRequest.Named manifests, Optional<String> overlay, Optional<Path> output) {}
