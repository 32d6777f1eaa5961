package io.chartwright.model;

/**
 * A packaged chart.
 *
 * @param id name and version
 * @param metadata the content of {@code Chart.yaml}
 * @param content the bytes of the {@code .tgz}
 */
public record ChartArchive(ChartId id, Mapping metadata, Content content) {

    /** Returns {@code <name>-<version>.tgz}. */
    public String fileName() {
        return id + ".tgz";
    }

    /** Returns the digest of the bytes. */
    public Digest digest() {
        return content.digest();
    }
}
