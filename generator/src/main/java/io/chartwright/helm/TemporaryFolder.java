package io.chartwright.helm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * A folder for files that nobody wants afterwards.
 *
 * @param path where it is
 */
record TemporaryFolder(Path path) {

    static TemporaryFolder create() {
        try {
            return new TemporaryFolder(Files.createTempDirectory("chartwright"));
        } catch (IOException e) {
            throw new HelmException("could not create a temporary folder", e);
        }
    }

    /** Removes it with all that is in it; what cannot be removed is left to the system, which empties such folders. */
    void remove() {
        try (Stream<Path> all = Files.walk(path)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        } catch (IOException | UncheckedIOException e) {
            // A folder that is left behind spoils no result.
        }
    }
}
