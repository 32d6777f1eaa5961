package io.chartwright.packaging;

import java.util.Map;
import java.util.zip.Deflater;

/** An archive that Helm reads once and that is thrown away then: made quickly, not small. */
public final class QuickArchive {
    private QuickArchive() {}

    /**
     * Returns the archive of a chart.
     *
     * @param chart the chart's name
     * @param files the content of each file by its path in the chart
     */
    public static byte[] of(String chart, Map<String, byte[]> files) {
        TarWriter tar = new TarWriter(0);
        files.forEach((path, content) -> tar.add(chart + "/" + path, content));
        return GzipFormat.compress(tar.finish(), Deflater.NO_COMPRESSION);
    }
}
