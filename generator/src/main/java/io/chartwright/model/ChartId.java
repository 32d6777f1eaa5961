package io.chartwright.model;

/**
 * What a chart is called and which version of it this is.
 *
 * @param name chart name, a DNS label
 * @param version chart version
 */
public record ChartId(String name, Version version) {

    /** Returns {@code name-version}, the stem of the archive's file name. */
    @Override
    public String toString() {
        return name + "-" + version;
    }
}
