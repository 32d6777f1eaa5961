package io.chartwright.publish.azure;

import io.chartwright.model.ByteSource;
import io.chartwright.publish.http.WebRequest;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs with a key of the storage account: Azure Storage REST API reference, "Authorize with Shared Key", for versions
 * since 2015-02-21.
 */
final class SharedKey {

    private static final List<String> HEADERS = List.of(
            "Content-MD5",
            "Content-Type",
            "Date",
            "If-Modified-Since",
            "If-Match",
            "If-None-Match",
            "If-Unmodified-Since",
            "Range");

    private final String account;
    private final byte[] key;

    /** Creates the signer with the key's bytes, which are kept. */
    SharedKey(String account, byte[] key) {
        this.account = account;
        this.key = key;
    }

    /** Returns the request with its signature; it must have {@code x-ms-date}. */
    WebRequest sign(WebRequest request) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            byte[] signature = mac.doFinal(textToSign(request).getBytes(StandardCharsets.UTF_8));
            return request.withHeader(
                    "Authorization",
                    "SharedKey " + account + ":" + Base64.getEncoder().encodeToString(signature));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HMAC-SHA-256", e);
        }
    }

    /** Returns what is signed. */
    String textToSign(WebRequest request) {
        long length = request.body().map(ByteSource::length).orElse(0L);
        StringBuilder text = new StringBuilder(request.method())
                .append('\n')
                .append(header(request, "Content-Encoding"))
                .append('\n')
                .append(header(request, "Content-Language"))
                .append('\n')
                .append(length == 0 ? "" : length)
                .append('\n');
        HEADERS.forEach(name -> text.append(header(request, name)).append('\n'));
        new TreeMap<>(request.headers()).forEach((name, value) -> {
            if (name.toLowerCase(Locale.ROOT).startsWith("x-ms-")) {
                text.append(name.toLowerCase(Locale.ROOT))
                        .append(':')
                        .append(value.strip())
                        .append('\n');
            }
        });
        return text.append(resource(request.uri())).toString();
    }

    private String resource(URI uri) {
        TreeMap<String, String> fields = new TreeMap<>();
        if (uri.getRawQuery() != null) {
            for (String field : uri.getRawQuery().split("&", -1)) {
                int equals = field.indexOf('=');
                fields.put(
                        decoded(equals < 0 ? field : field.substring(0, equals)).toLowerCase(Locale.ROOT),
                        decoded(equals < 0 ? "" : field.substring(equals + 1)));
            }
        }
        return "/" + account + uri.getRawPath()
                + fields.entrySet().stream()
                        .map(field -> "\n" + field.getKey() + ":" + field.getValue())
                        .collect(Collectors.joining());
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static String header(WebRequest request, String name) {
        return request.headers().getOrDefault(name, "");
    }
}
