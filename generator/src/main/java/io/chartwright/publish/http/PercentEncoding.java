package io.chartwright.publish.http;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Text in addresses (RFC 3986): everything but unreserved characters is encoded. */
public final class PercentEncoding {

    private static final String UNRESERVED = "-._~";

    private PercentEncoding() {}

    /** Returns the text for one segment of a path, or for a name or value of a query. */
    public static String segment(String text) {
        StringBuilder out = new StringBuilder();
        for (byte unit : text.getBytes(StandardCharsets.UTF_8)) {
            char character = (char) (unit & 0xff);
            boolean isPlain =
                    character < 128 && (Character.isLetterOrDigit(character) || UNRESERVED.indexOf(character) >= 0);
            out.append(isPlain ? String.valueOf(character) : String.format(Locale.ROOT, "%%%02X", (int) character));
        }
        return out.toString();
    }

    /** Returns the path, whose slashes stay. */
    public static String path(String path) {
        return Arrays.stream(path.split("/", -1)).map(PercentEncoding::segment).collect(Collectors.joining("/"));
    }

    /** Returns the fields in their order, as a query or the body of a form. */
    public static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> segment(field.getKey()) + "=" + segment(field.getValue()))
                .collect(Collectors.joining("&"));
    }
}
