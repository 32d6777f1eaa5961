package io.chartwright.publish.http;

import io.chartwright.model.ByteSource;
import java.net.URI;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A request.
 *
 * @param method such as {@code PUT}
 * @param uri where to
 * @param headers by their names, whose case does not count; without {@code Host} and {@code Content-Length}
 * @param body what is sent
 * @param limit the most bytes that an answer's body may have
 * @param isRepeatable whether sending it twice does the same as sending it once
 */
public record WebRequest(
        String method,
        URI uri,
        Map<String, String> headers,
        Optional<ByteSource> body,
        long limit,
        boolean isRepeatable) {

    /** The usual limit, one gibibyte: more than any index that clients still read. */
    private static final long LIMIT = 1L << 30;

    public WebRequest {
        Map<String, String> sorted = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        sorted.putAll(headers);
        headers = Collections.unmodifiableMap(sorted);
    }

    /** Returns a request without a body. It is repeatable, unless the method is {@code POST} or {@code PATCH}. */
    public static WebRequest of(String method, URI uri) {
        boolean isRepeatable = !method.equals("POST") && !method.equals("PATCH");
        return new WebRequest(method, uri, Map.of(), Optional.empty(), LIMIT, isRepeatable);
    }

    /** Returns this request with a header more, or with another value for it. */
    public WebRequest withHeader(String name, String value) {
        Map<String, String> more = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        more.putAll(headers);
        more.put(name, value);
        return new WebRequest(method, uri, more, body, limit, isRepeatable);
    }

    /** Returns this request to another place. */
    public WebRequest withUri(URI other) {
        return new WebRequest(method, other, headers, body, limit, isRepeatable);
    }

    /** Returns this request with a body. */
    public WebRequest withBody(ByteSource bytes) {
        return new WebRequest(method, uri, headers, Optional.of(bytes), limit, isRepeatable);
    }

    /** Returns this request with another limit of the answer, in bytes. */
    public WebRequest withLimit(long bytes) {
        return new WebRequest(method, uri, headers, body, bytes, isRepeatable);
    }

    /** Returns this request, which may be sent again. */
    public WebRequest repeatable() {
        return new WebRequest(method, uri, headers, body, limit, true);
    }
}
