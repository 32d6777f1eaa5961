package io.chartwright.publish.oci;

import io.chartwright.model.Digest;
import java.util.List;
import java.util.Optional;

/**
 * What became of a chart in a registry, or, of a dry run, what would become of it.
 *
 * @param manifest the digest of what the tag names
 * @param before the digest of what it named before, if it named anything
 * @param isReplaced whether the package is another one than before
 * @param files what is written, in the order of writing
 */
public record Pushed(Digest manifest, Optional<Digest> before, boolean isReplaced, List<String> files) {

    public Pushed {
        files = List.copyOf(files);
    }
}
