package io.chartwright.publish.http;

import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** An answer, complete. */
public final class WebResponse {

    private final int status;
    private final HttpHeaders headers;
    private final byte[] body;

    WebResponse(int status, HttpHeaders headers, byte[] body) {
        this.status = status;
        this.headers = headers;
        this.body = body;
    }

    /** Returns the status code. */
    public int status() {
        return status;
    }

    /** Returns whether the status is one of 200 to 299. */
    public boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    /** Returns the first value of the header. */
    public Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    /** Returns all values of the header. */
    public List<String> headers(String name) {
        return headers.allValues(name);
    }

    /** Returns the body itself, which is not copied and must not change. */
    public byte[] body() {
        return body;
    }

    /** Returns the body read as UTF-8. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }
}
