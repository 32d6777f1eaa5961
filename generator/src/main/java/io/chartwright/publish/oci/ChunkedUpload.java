package io.chartwright.publish.oci;

import io.chartwright.model.Content;
import io.chartwright.publish.http.WebClient;
import io.chartwright.publish.http.WebRequest;
import io.chartwright.publish.http.WebResponse;
import java.net.URI;
import java.util.Arrays;
import java.util.function.Function;

/**
 * An upload in parts, for registries behind a proxy that takes no large requests.
 *
 * @param send sends a request, with credentials where they belong
 */
record ChunkedUpload(Function<WebRequest, WebResponse> send, WebClient web) {

    private static final int PART = 1 << 20;

    void upload(URI begin, Content blob) {
        byte[] bytes = blob.bytes();
        URI place = begin;
        for (int from = 0; from < bytes.length; from += PART) {
            int to = Math.min(from + PART, bytes.length);
            WebRequest request = WebRequest.of("PATCH", place)
                    .withHeader("Content-Type", "application/octet-stream")
                    .withHeader("Content-Range", from + "-" + (to - 1))
                    .withBody(Content.of(Arrays.copyOfRange(bytes, from, to)));
            place = Registry.elsewhere(place, accepted(request));
        }
        accepted(WebRequest.of("PUT", Registry.withDigest(place, blob.digest())));
    }

    private WebResponse accepted(WebRequest request) {
        WebResponse response = send.apply(request);
        if (!response.isSuccess()) {
            throw web.refused(request, response);
        }
        return response;
    }
}
