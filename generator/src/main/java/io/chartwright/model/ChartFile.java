package io.chartwright.model;

/**
 * One file of a chart or of its templates.
 *
 * @param path relative to the chart, with forward slashes, for example {@code templates/player/service.yaml}
 * @param content its bytes
 */
public record ChartFile(String path, Content content) {

    public ChartFile {
        if (path.isEmpty() || path.startsWith("/") || path.contains("\\") || climbs(path)) {
            throw new IllegalArgumentException("not a relative path inside a chart: " + path);
        }
    }

    /** Returns a text file in UTF-8. */
    public static ChartFile of(String path, String text) {
        return new ChartFile(path, Content.of(text));
    }

    /** Returns the content read as UTF-8. */
    public String text() {
        return content.text();
    }

    private static boolean climbs(String path) {
        return ("/" + path + "/").contains("/../");
    }
}
