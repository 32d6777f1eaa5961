package io.chartwright.publish.oci;

import io.chartwright.model.ChartArchive;
import io.chartwright.model.Content;
import io.chartwright.model.Digest;
import io.chartwright.publish.store.PublishConflictException;
import io.chartwright.publish.store.PublishException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The versions of one chart in a registry.
 *
 * <p>Tags have no conditional write, so a tag is read, written, and read again: of two publishers who race for one tag
 * with different packages the one who reads the other's says so.
 */
final class ChartRepository {

    private final Registry registry;
    private final String name;

    /**
     * Creates the repository.
     *
     * @param name what messages call it, such as {@code oci://ghcr.io/team/web}
     */
    ChartRepository(Registry registry, String name) {
        this.registry = registry;
        this.name = name;
    }

    /**
     * Returns what is to be done for the artifact to be under its tag; nothing is written.
     *
     * @param mayReplace whether the tag may be given to other bytes
     * @param isTrusted whether a provenance file with other bytes than the artifact's is as good
     * @throws PublishConflictException when the tag has another package, or a provenance file that is not trusted
     */
    PushPlan plan(ChartArchive archive, ChartArtifact artifact, boolean mayReplace, Predicate<Content> isTrusted) {
        String tag = OciReference.tag(archive.id());
        Optional<RemoteManifest> there = registry.manifest(tag).map(RemoteManifest::of);
        if (there.isPresent() && isSame(there.get(), archive, artifact, tag, mayReplace, isTrusted)) {
            return new PushPlan(tag, artifact, there, List.of(), false);
        }
        List<Descriptor> missing = artifact.blobs().keySet().stream()
                .filter(blob -> !registry.hasBlob(blob.digest()))
                .toList();
        return new PushPlan(tag, artifact, there, missing, true);
    }

    private boolean isSame(
            RemoteManifest there,
            ChartArchive archive,
            ChartArtifact artifact,
            String tag,
            boolean mayReplace,
            Predicate<Content> isTrusted) {
        Digest published = there.chart().orElse(there.digest());
        if (!published.equals(archive.digest())) {
            if (mayReplace) {
                return false;
            }
            throw new PublishConflictException(name + ":" + tag, published, archive.digest());
        }
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
        throw new PublishConflictException("the provenance file of " + name + ":" + tag, other, offered.get());
    }

    /**
     * Does what is planned: blobs, then the manifest under its digest, then the tag; reads all of it back.
     *
     * @return what was written, in that order
     * @throws PublishConflictException when another publisher gave the tag to another package meanwhile
     */
    List<String> push(PushPlan plan) {
        List<String> written = new ArrayList<>();
        Content manifest = plan.artifact().manifest();
        for (Descriptor blob : plan.missing()) {
            registry.upload(blobs(plan).get(blob));
            written.add(blob.mediaType() + " " + blob.digest());
        }
        registry.putManifest(manifest.digest().toString(), manifest);
        written.add("manifest " + manifest.digest());
        checkTag(plan, plan.there());
        registry.putManifest(plan.tag(), manifest);
        written.add("tag " + plan.tag());
        readBack(plan);
        return written;
    }

    private static Map<Descriptor, Content> blobs(PushPlan plan) {
        return plan.artifact().blobs();
    }

    /** Finds out whether the tag is still where the plan found it; its manifest may be there already. */
    private void checkTag(PushPlan plan, Optional<RemoteManifest> expected) {
        Optional<RemoteManifest> now = registry.manifest(plan.tag()).map(RemoteManifest::of);
        Digest ours = plan.artifact().manifest().digest();
        if (!now.equals(expected) && now.isPresent() && !now.get().digest().equals(ours)) {
            throw lost(plan, now.get());
        }
    }

    private void readBack(PushPlan plan) {
        Content manifest = plan.artifact().manifest();
        RemoteManifest now = registry.manifest(plan.tag())
                .map(RemoteManifest::of)
                .orElseThrow(() -> new PublishException(name + ":" + plan.tag()
                        + " is not there although the registry took it; is there a mirror that lags behind?"));
        if (!now.digest().equals(manifest.digest())) {
            throw lost(plan, now);
        }
        blobs(plan).forEach((descriptor, blob) -> {
            Digest kept = registry.blob(descriptor.digest(), descriptor.size()).digest();
            if (!kept.equals(descriptor.digest())) {
                throw new PublishException(name + ":" + plan.tag() + " came back with other bytes: the registry gives "
                        + kept + " for " + descriptor.digest() + "; do not use it, and tell who runs the registry");
            }
        });
    }

    private PublishConflictException lost(PushPlan plan, RemoteManifest now) {
        Digest offered = plan.artifact().chart();
        Digest published = now.chart().orElse(now.digest());
        return published.equals(offered)
                ? new PublishConflictException(
                        "the manifest " + name + ":" + plan.tag(), now.digest(), plan.artifact().manifest().digest())
                : new PublishConflictException(name + ":" + plan.tag(), published, offered);
    }
}
