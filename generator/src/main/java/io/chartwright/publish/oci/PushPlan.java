package io.chartwright.publish.oci;

import io.chartwright.model.Digest;
import java.util.ArrayList;
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

    /** Returns what holds when all is done. */
    Pushed pushed() {
        Digest ours = artifact.manifest().digest();
        List<String> files = new ArrayList<>();
        if (isNeeded) {
            missing.forEach(blob -> files.add("blobs/" + blob.digest()));
            files.add("manifests/" + ours);
            files.add("manifests/" + tag);
        }
        boolean isReplaced = there.isPresent() && !there.get().packageDigest().equals(artifact.chart());
        Optional<Digest> before = there.map(RemoteManifest::digest);
        return new Pushed(isNeeded ? ours : before.orElse(ours), before, isReplaced, files);
    }
}
