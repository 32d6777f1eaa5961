package io.chartwright.publish.http;

/** Adds to a request who sends it. It is asked for each attempt, because signatures and tokens grow old. */
public interface Authorizer {

    /** Returns the request with what proves who sends it. */
    WebRequest authorize(WebRequest request);

    /** Returns one that adds nothing. */
    static Authorizer none() {
        return request -> request;
    }
}
