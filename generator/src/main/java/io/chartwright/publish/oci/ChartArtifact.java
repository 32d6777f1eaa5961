package io.chartwright.publish.oci;

import io.chartwright.model.ChartArchive;
import io.chartwright.model.Content;
import io.chartwright.model.Digest;
import io.chartwright.packaging.ChartPackager;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A packaged chart as a registry holds it, byte for byte what Helm's push makes of an archive that was last modified at
 * the time of the files in it.
 *
 * @param manifest what has a digest and a tag
 * @param blobs what the manifest names, by its descriptor, in the order of upload
 */
record ChartArtifact(Content manifest, Map<Descriptor, Content> blobs) {

    static final String MANIFEST = "application/vnd.oci.image.manifest.v1+json";
    static final String CONFIG = "application/vnd.cncf.helm.config.v1+json";
    static final String CHART = "application/vnd.cncf.helm.chart.content.v1.tar+gzip";
    static final String PROVENANCE = "application/vnd.cncf.helm.chart.provenance.v1.prov";

    /** More than any provenance file has. */
    static final long LONGEST_PROVENANCE = 4 << 20;

    private static final String IMAGE = "org.opencontainers.image.";

    /** Returns the artifact of an archive and of its provenance file, if it has one. */
    static ChartArtifact of(ChartArchive archive, Optional<Content> provenance) {
        HelmMetadata metadata = HelmMetadata.of(archive.metadata());
        Content config = Content.of(GoJson.write(metadata.fields()));
        Descriptor configDescriptor = Descriptor.of(CONFIG, config);
        List<Descriptor> layers = new ArrayList<>();
        Map<Descriptor, Content> blobs = new LinkedHashMap<>();
        layers.add(Descriptor.of(CHART, archive.content()));
        blobs.put(layers.get(0), archive.content());
        provenance.ifPresent(file -> {
            layers.add(Descriptor.of(PROVENANCE, file));
            blobs.put(layers.get(1), file);
        });
        blobs.put(configDescriptor, config);
        layers.sort(Comparator.comparing(layer -> layer.digest().hex()));
        Map<String, Object> manifest = new LinkedHashMap<>();
        manifest.put("schemaVersion", 2);
        manifest.put("config", configDescriptor.fields());
        manifest.put("layers", layers.stream().map(Descriptor::fields).toList());
        manifest.put("annotations", annotations(archive, metadata));
        return new ChartArtifact(Content.of(GoJson.write(manifest)), blobs);
    }

    /** Returns the digest of the chart's archive. */
    Digest chart() {
        return layer(CHART).orElseThrow();
    }

    /** Returns the digest of the provenance file, if there is one. */
    Optional<Digest> provenance() {
        return layer(PROVENANCE);
    }

    private Optional<Digest> layer(String mediaType) {
        return blobs.keySet().stream()
                .filter(blob -> blob.mediaType().equals(mediaType))
                .map(Descriptor::digest)
                .findFirst();
    }

    private static Map<String, String> annotations(ChartArchive archive, HelmMetadata metadata) {
        Map<String, String> annotations = new TreeMap<>();
        annotations.put("description", metadata.text("description"));
        annotations.put("url", metadata.text("home"));
        annotations.put("created", ChartPackager.timeOf(archive).toString());
        annotations.put("authors", authors(metadata));
        annotations.put(
                "source",
                metadata.items("sources").stream()
                        .map(String::valueOf)
                        .findFirst()
                        .orElse(""));
        Map<String, String> all = new TreeMap<>();
        annotations.forEach((key, value) -> {
            if (!value.isBlank()) {
                all.put(IMAGE + key, value);
            }
        });
        all.putAll(metadata.annotations());
        all.put(IMAGE + "title", metadata.text("name"));
        all.put(IMAGE + "version", metadata.text("version"));
        return all;
    }

    private static String authors(HelmMetadata metadata) {
        return metadata.items("maintainers").stream()
                .map(item -> author((Map<?, ?>) item))
                .collect(Collectors.joining(", "));
    }

    private static String author(Map<?, ?> maintainer) {
        Object email = maintainer.get("email");
        Object name = maintainer.get("name");
        return (name == null ? "" : name) + (email == null ? "" : " (" + email + ")");
    }
}
