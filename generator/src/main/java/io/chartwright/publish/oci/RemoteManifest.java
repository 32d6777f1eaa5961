package io.chartwright.publish.oci;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.chartwright.model.Content;
import io.chartwright.model.Digest;
import java.io.IOException;
import java.util.Optional;

/**
 * A manifest as a registry has it, whoever pushed it.
 *
 * @param digest of its bytes
 * @param chart the digest of the chart's archive; empty when it is no chart
 * @param provenance the digest of the archive's provenance file, if it has one
 */
record RemoteManifest(Digest digest, Optional<Digest> chart, Optional<Digest> provenance) {

    static RemoteManifest of(Content manifest) {
        Optional<Digest> chart = Optional.empty();
        Optional<Digest> provenance = Optional.empty();
        try {
            JsonNode layers = new ObjectMapper().readTree(manifest.bytes()).path("layers");
            for (JsonNode layer : layers) {
                Optional<Digest> digest = digest(layer.path("digest").asText());
                switch (layer.path("mediaType").asText()) {
                    case ChartArtifact.CHART -> chart = digest;
                    case ChartArtifact.PROVENANCE -> provenance = digest;
                    default -> {
                        // Whatever others add to charts.
                    }
                }
            }
        } catch (IOException e) {
            // Not even JSON, so no chart.
        }
        return new RemoteManifest(manifest.digest(), chart, provenance);
    }

    /** Returns the digest of the chart's archive, or of whatever else is there. */
    Digest packageDigest() {
        return chart.orElse(digest);
    }

    private static Optional<Digest> digest(String text) {
        try {
            return Optional.of(new Digest(text.replaceFirst("^sha256:", "")));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
