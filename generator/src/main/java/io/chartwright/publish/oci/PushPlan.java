package io.chartwright.publish.oci;

import io.chartwright.model.Digest;
import java.util.List;
import java.util.Optional;

/**
 * What is to be done for an artifact to be under its tag.
 *
 * @param tag the tag
 * @param artifact what is to be there
 * @param there what is there now, if anything is
 * @param missing the blobs to upload, in their order
 * @param isNeeded whether anything is to be written
 */
record PushPlan(
        String tag,
        ChartArtifact artifact,
        Optional<RemoteManifest> there,
        List<Descriptor> missing,
        boolean isNeeded) {

    PushPlan {
        missing = List.copyOf(missing);
    }

    /** Returns the digest that the tag has when all is done. */
    Digest digest() {
        return isNeeded ? artifact.manifest().digest() : there.orElseThrow().digest();
    }
}
