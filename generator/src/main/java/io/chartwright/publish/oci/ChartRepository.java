package io.chartwright.publish.oci;

import io.chartwright.model.ChartArchive;
import io.chartwright.model.Content;
import io.chartwright.model.Digest;
import io.chartwright.publish.store.PublishConflictException;
import io.chartwright.publish.store.PublishException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The versions of one chart in a registry.
 *
 * <p>Tags have no conditional write, so a tag is read, written, and read again: of two publishers who race for one tag
 * with different packages, the one who reads the other's says so.
 *
 * @param registry the door to the registry
 * @param name what messages call the repository, such as {@code oci://ghcr.io/team/web}
 */
record ChartRepository(Registry registry, String name) {

    /**
     * Returns what is to be done for the artifact to be under its tag; nothing is written.
     *
     * @param mayReplace whether the tag may be given to another package
     * @param isTrusted whether a provenance file with other bytes than the artifact's is as good
     * @throws PublishConflictException when the tag has another package, or a provenance file that is not trusted
     */
    PushPlan plan(ChartArchive archive, ChartArtifact artifact, boolean mayReplace, Predicate<Content> isTrusted) {
        String tag = OciReference.tag(archive.id());
        Optional<RemoteManifest> there = manifest(tag);
        boolean isOther = there.isPresent() && !there.get().packageDigest().equals(artifact.chart());
        if (isOther && !mayReplace) {
            throw new PublishConflictException(
                    name + ":" + tag,
                    there.get().packageDigest(),
                    artifact.chart(),
                    archive.id().version().isPreRelease());
        }
        if (there.isPresent() && !isOther && isProvenanceAsGood(there.get(), artifact, tag, isTrusted)) {
            return new PushPlan(tag, artifact, there, List.of(), false);
        }
        List<Descriptor> missing = artifact.blobs().keySet().stream()
                .filter(blob -> !registry.hasBlob(blob.digest()))
                .toList();
        return new PushPlan(tag, artifact, there, missing, true);
    }

    private boolean isProvenanceAsGood(
            RemoteManifest there, ChartArtifact artifact, String tag, Predicate<Content> isTrusted) {
        Optional<Digest> offered = artifact.provenance();
        if (offered.isEmpty() || offered.equals(there.provenance())) {
            return true;
        }
        if (there.provenance().isEmpty()) {
            return false;
        }
        Digest other = there.provenance().get();
        if (isTrusted.test(registry.blob(other, ChartArtifact.LONGEST_PROVENANCE))) {
            return true;
        }
        throw new PublishConflictException("the provenance file of " + name + ":" + tag, other, offered.get(), false);
    }

    /**
     * Does what is planned: blobs, then the manifest under its digest, then the tag; reads all of it back. False when
     * another publisher of the same package has come first, so that there may be nothing to do.
     *
     * @throws PublishConflictException when another publisher gave the tag to another package meanwhile
     */
    boolean push(PushPlan plan) {
        Content manifest = plan.artifact().manifest();
        Map<Descriptor, Content> blobs = plan.artifact().blobs();
        plan.missing().forEach(blob -> registry.upload(blobs.getOrDefault(blob, manifest)));
        registry.putManifest(manifest.digest().toString(), manifest);
        Optional<RemoteManifest> now = manifest(plan.tag());
        if (!now.equals(plan.there()) && now.isPresent()) {
            return isOurs(plan, now.get()) && readBack(plan);
        }
        registry.putManifest(plan.tag(), manifest);
        return readBack(plan);
    }

    private boolean readBack(PushPlan plan) {
        RemoteManifest now = manifest(plan.tag())
                .orElseThrow(() -> new PublishException(name + ":" + plan.tag()
                        + " is not there although the registry took it; is it a mirror that lags behind?"));
        if (!isOurs(plan, now)) {
            return false;
        }
        for (Descriptor blob : plan.artifact().blobs().keySet()) {
            Digest kept = registry.blob(blob.digest(), blob.size()).digest();
            if (!kept.equals(blob.digest())) {
                throw new PublishException(name + ":" + plan.tag() + " came back with other bytes: the registry gives "
                        + kept + " for " + blob.digest() + "; do not use it, and tell who runs the registry");
            }
        }
        return true;
    }

    /** Returns whether the tag names our manifest; false when it names another one of the same package. */
    private boolean isOurs(PushPlan plan, RemoteManifest now) {
        if (!now.packageDigest().equals(plan.artifact().chart())) {
            throw new PublishConflictException(
                    name + ":" + plan.tag(),
                    now.packageDigest(),
                    plan.artifact().chart(),
                    false);
        }
        return now.digest().equals(plan.artifact().manifest().digest());
    }

    private Optional<RemoteManifest> manifest(String tag) {
        return registry.manifest(tag).map(RemoteManifest::of);
    }
}
