package io.chartwright.publish.s3;

import io.chartwright.model.ByteSource;
import io.chartwright.publish.http.WebRequest;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * AWS Signature Version 4 in the header {@code Authorization}, with the digest of the body, as the Amazon S3 API reference
 * says under "Authenticating Requests: Using the Authorization Header".
 */
final class SignatureV4 {

    private static final String ALGORITHM = "AWS4-HMAC-SHA256";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final String region;
    private final String service;

    SignatureV4(String region, String service) {
        this.region = region;
        this.service = service;
    }

    /** Returns the request with its signature; its path and query must be encoded as they are to be signed. */
    WebRequest sign(WebRequest request, Credentials credentials, Instant now) {
        String time = TIME.format(now);
        String body = digest(request.body());
        WebRequest stamped = request.withHeader("x-amz-content-sha256", body).withHeader("x-amz-date", time);
        if (credentials.sessionToken().isPresent()) {
            stamped = stamped.withHeader(
                    "x-amz-security-token", credentials.sessionToken().get());
        }
        Map<String, String> signed = new TreeMap<>();
        stamped.headers()
                .forEach((name, value) ->
                        signed.put(name.toLowerCase(Locale.ROOT), value.strip().replaceAll(" +", " ")));
        signed.put("host", host(request.uri()));
        String names = String.join(";", signed.keySet());
        String scope = time.substring(0, 8) + "/" + region + "/" + service + "/aws4_request";
        String canonical = canonical(request, signed, names, body);
        String text = ALGORITHM + "\n" + time + "\n" + scope + "\n" + hex(sha256(canonical));
        byte[] key = bytes("AWS4" + credentials.secret());
        for (String part : scope.split("/", -1)) {
            key = hmac(key, part);
        }
        return stamped.withHeader(
                "Authorization",
                ALGORITHM + " Credential=" + credentials.id() + "/" + scope + ",SignedHeaders=" + names + ",Signature="
                        + hex(hmac(key, text)));
    }

    private static String canonical(WebRequest request, Map<String, String> headers, String names, String body) {
        String path = request.uri().getRawPath();
        String lines = headers.entrySet().stream()
                .map(header -> header.getKey() + ":" + header.getValue() + "\n")
                .collect(Collectors.joining());
        return String.join(
                "\n", request.method(), path.isEmpty() ? "/" : path, query(request.uri()), lines, names, body);
    }

    private static String query(URI uri) {
        String query = uri.getRawQuery();
        if (query == null) {
            return "";
        }
        return Arrays.stream(query.split("&", -1))
                .map(field -> field.contains("=") ? field : field + "=")
                .sorted()
                .collect(Collectors.joining("&"));
    }

    /** Returns the host as it is sent: without the port that the scheme has anyway. */
    private static String host(URI uri) {
        int usual = uri.getScheme().equals("https") ? 443 : 80;
        return uri.getPort() < 0 || uri.getPort() == usual ? uri.getHost() : uri.getHost() + ":" + uri.getPort();
    }

    private static String digest(Optional<ByteSource> body) {
        MessageDigest digest = sha256();
        if (body.isPresent()) {
            try (OutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
                body.get().writeTo(out);
            } catch (IOException e) {
                throw new IllegalStateException("bytes in memory could not be read", e);
            }
        }
        return hex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static byte[] sha256(String text) {
        return sha256().digest(bytes(text));
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(bytes(text));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HMAC-SHA-256", e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
