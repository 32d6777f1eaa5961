package io.chartwright.adopt;

import io.chartwright.model.Mapping;
import io.chartwright.model.Node;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the player's page comes from, as the chart's values say it.
 *
 * @param values the values below {@code player.origin}, keys joined by dots
 */
record OriginAddress(Map<String, String> values) {
    private static final Pattern GROUP = Pattern.compile("\\(\\?<(\\w+)>");

    /**
     * Returns the origin that an address stands for.
     *
     * @param origins the forms of the addresses of object stores, in {@code settings.yaml}
     * @param address host, port if it is not the usual one, and path, without a slash at its end
     */
    static OriginAddress of(Mapping origins, String address) {
        for (Node node : origins.items("origins")) {
            Map<String, String> row = InputObject.texts((Mapping) node);
            String form = row.getOrDefault("form", "");
            // Java's names of groups have no underscore.
            Matcher matcher = Pattern.compile(
                            GROUP.matcher(form).replaceAll(found -> "(?<" + word(found.group(1)) + ">"))
                    .matcher(address);
            if (matcher.matches()) {
                return matched(row, matcher, form);
            }
        }
        Map<String, String> values = new LinkedHashMap<>();
        values.put("type", "https");
        values.put("https.url", "https://" + address);
        return new OriginAddress(values);
    }

    private static OriginAddress matched(Map<String, String> row, Matcher matcher, String form) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("type", row.getOrDefault("type", ""));
        if (row.containsKey("pathStyle")) {
            values.put("s3.pathStyle", "true");
        }
        GROUP.matcher(form).results().map(found -> found.group(1)).forEach(name -> {
            String text = matcher.group(word(name));
            if (text != null) {
                values.put(name.replace('_', '.'), text);
            }
        });
        return new OriginAddress(values);
    }

    /** Returns the address as the chart writes it. */
    String address() {
        String bucket = text("s3.bucket");
        String endpoint = "s3." + text("s3.region") + "." + text("s3.endpointSuffix");
        String address =
                switch (text("type")) {
                    case "s3" -> values.containsKey("s3.pathStyle") ? endpoint + "/" + bucket : bucket + "." + endpoint;
                    case "azureBlob" ->
                        text("azureBlob.account") + "." + text("azureBlob.endpointSuffix") + "/"
                                + text("azureBlob.container");
                    case "azureWebsite" -> text("azureWebsite.host");
                    case "gcs" -> "storage.googleapis.com/" + text("gcs.bucket");
                    default -> text("https.url").replaceFirst("^https://", "");
                };
        return text("prefix").isEmpty() ? address : address + "/" + text("prefix");
    }

    private String text(String key) {
        return values.getOrDefault(key, "");
    }

    private static String word(String group) {
        return group.replace("_", "");
    }
}
