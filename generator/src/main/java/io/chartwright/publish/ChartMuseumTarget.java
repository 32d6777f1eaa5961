package io.chartwright.publish;

import io.chartwright.model.Content;
import io.chartwright.model.Digest;
import io.chartwright.publish.Publication.Status;
import io.chartwright.publish.store.PublishConflictException;
import io.chartwright.publish.store.PublishException;
import io.chartwright.publish.web.ChartMuseum;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A ChartMuseum server. It keeps a chart and its signature; the files beside it are in the chart. */
final class ChartMuseumTarget implements Target {

    private final ChartMuseum museum;
    private final PublishOptions options;

    ChartMuseumTarget(ChartMuseum museum, PublishOptions options) {
        this.museum = museum;
        this.options = options;
    }

    @Override
    public Publication publish(Release release) {
        boolean mayReplace = options.mayReplacePreReleases()
                && release.archive().id().version().isPreRelease();
        String archive = release.archive().fileName();
        Digest offered = release.archive().digest();
        Optional<Digest> there = museum.digest(archive);
        boolean isOther = there.isPresent() && !there.get().equals(offered);
        if (isOther && !mayReplace) {
            throw conflict(release, archive, there.get(), offered);
        }
        Optional<Content> signature = missingSignature(release, mayReplace);
        List<String> files = new ArrayList<>();
        if (there.isEmpty() || isOther) {
            files.add(archive);
        }
        signature.ifPresent(file -> files.add(release.provenanceFile()));
        if (!options.isDryRun()) {
            upload(release, files, signature, mayReplace);
        }
        Status written = isOther ? Status.REPLACED : Status.NEW;
        return new Publication(files.isEmpty() ? Status.UNCHANGED : written, museum.name(), offered, files, List.of());
    }

    /** Uploads; when another publisher comes first, reading back tells whether with the same bytes. */
    private void upload(Release release, List<String> files, Optional<Content> signature, boolean mayReplace) {
        if (files.contains(release.archive().fileName())) {
            museum.upload(release.archive().content(), mayReplace);
        }
        signature.ifPresent(file -> museum.uploadProvenance(file, mayReplace));
        readBack(release, files);
    }

    private Optional<Content> missingSignature(Release release, boolean mayReplace) {
        if (release.provenance().isEmpty()) {
            return Optional.empty();
        }
        Provenance offered = release.provenance().get();
        Optional<Content> there = museum.read(release.provenanceFile());
        if (there.isPresent() && offered.accepts(there.get())) {
            return Optional.empty();
        }
        if (there.isPresent() && !mayReplace) {
            throw conflict(
                    release,
                    release.provenanceFile(),
                    there.get().digest(),
                    offered.content().digest());
        }
        return Optional.of(offered.content());
    }

    private void readBack(Release release, List<String> files) {
        for (String file : files) {
            Digest offered = release.files()
                    .getOrDefault(file, release.archive().content())
                    .digest();
            Digest there = museum.digest(file)
                    .orElseThrow(() -> new PublishException(
                            museum.name() + "/" + file + " is not there although the server took it"));
            if (!there.equals(offered)) {
                throw conflict(release, file, there, offered);
            }
        }
    }

    private PublishConflictException conflict(Release release, String file, Digest there, Digest offered) {
        boolean isPreRelease = release.archive().id().version().isPreRelease();
        return new PublishConflictException(museum.name() + "/" + file, there, offered, isPreRelease);
    }
}
