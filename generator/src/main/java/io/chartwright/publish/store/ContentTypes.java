package io.chartwright.publish.store;

/** What a store says to browsers and caches of a file. */
public final class ContentTypes {

    private ContentTypes() {}

    /** Returns the media type of the file. */
    public static String of(String path) {
        String suffix = path.substring(path.lastIndexOf('.') + 1);
        return switch (suffix) {
            case "tgz" -> "application/gzip";
            case "yaml" -> "application/yaml";
            case "json" -> "application/json";
            case "html" -> "text/html; charset=utf-8";
            case "prov" -> "text/plain; charset=utf-8";
            default -> "application/octet-stream";
        };
    }

    /** Returns what caches may do: files at the top that change are asked for each time, the others are kept a while. */
    public static String caching(String path) {
        boolean isLasting = path.endsWith(".tgz") || path.endsWith(".prov") || path.contains("/");
        return isLasting ? "public, max-age=3600" : "no-cache";
    }
}
