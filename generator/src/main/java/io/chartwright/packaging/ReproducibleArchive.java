package io.chartwright.packaging;

import io.chartwright.model.Content;
import java.util.Map;

/** Archives of any files, with the same bytes for the same files. */
public final class ReproducibleArchive {
    private ReproducibleArchive() {}

    /**
     * Returns the files as a gzip-compressed tar.
     *
     * @param files by their paths, in the order of the archive
     * @param epochSeconds the time of each, in seconds since 1970
     */
    public static Content of(Map<String, Content> files, long epochSeconds) {
        TarWriter tar = new TarWriter(epochSeconds);
        files.forEach((path, content) -> tar.add(path, content.bytes()));
        return Content.of(GzipFormat.compress(tar.finish()));
    }
}
