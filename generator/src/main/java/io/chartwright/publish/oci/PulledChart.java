package io.chartwright.publish.oci;

import io.chartwright.model.Content;
import io.chartwright.model.Digest;
import io.chartwright.packaging.cosign.CosignSignature;
import java.util.List;
import java.util.Optional;

/**
 * A chart as a registry gives it.
 *
 * @param manifest the digest of its manifest
 * @param archive the chart's archive
 * @param provenance the archive's provenance file, if it has one
 * @param signatures the signatures of the manifest, whoever made them
 */
public record PulledChart(
        Digest manifest, Content archive, Optional<Content> provenance, List<CosignSignature> signatures) {

    public PulledChart {
        signatures = List.copyOf(signatures);
    }
}
