package io.chartwright.publish;

import io.chartwright.model.Content;
import io.chartwright.model.Digest;
import io.chartwright.packaging.cosign.CosignKey;
import io.chartwright.publish.Publication.Status;
import io.chartwright.publish.oci.OciRegistry;
import io.chartwright.publish.oci.Pushed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An OCI registry. It keeps a chart and its provenance; the files beside it are in the chart. */
final class OciTarget implements Target {

    private final OciRegistry registry;
    private final PublishOptions options;
    private final Optional<CosignKey> key;

    /**
     * Creates the target.
     *
     * @param key signs the manifests of charts
     */
    OciTarget(OciRegistry registry, PublishOptions options, Optional<CosignKey> key) {
        this.registry = registry;
        this.options = options;
        this.key = key;
    }

    @Override
    public Publication publish(Release release) {
        Optional<Content> provenance = release.provenance().map(Provenance::content);
        boolean mayReplace = options.mayReplacePreReleases()
                && release.archive().id().version().isPreRelease();
        Pushed pushed = registry.push(
                release.archive(),
                provenance,
                published -> release.provenance()
                        .filter(signature -> signature.accepts(published))
                        .isPresent(),
                mayReplace,
                options.isDryRun());
        List<String> files = new ArrayList<>(pushed.files());
        key.ifPresent(signer -> files.addAll(
                registry.sign(release.archive().id().name(), pushed.manifest(), signer, options.isDryRun())));
        Status written = pushed.isReplaced() ? Status.REPLACED : Status.NEW;
        Status status = files.isEmpty() ? Status.UNCHANGED : written;
        Digest archive = release.archive().digest();
        return new Publication(status, registry.name(), archive, files, remarks(release, pushed));
    }

    private List<String> remarks(Release release, Pushed pushed) {
        List<String> remarks = new ArrayList<>();
        String chart = registry.name() + "/" + release.archive().id().name();
        remarks.add("pull it by digest as " + chart + "@" + pushed.manifest());
        pushed.before()
                .filter(before -> !before.equals(pushed.manifest()))
                .ifPresent(before -> remarks.add("the tag named " + before + " before"));
        return remarks;
    }
}
