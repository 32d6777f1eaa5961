package io.chartwright.live;

import io.chartwright.model.UnavailableException;

/** The API server answers with an error of its own, such as 400 for a log that is not there, or 503. */
final class RefusedException extends UnavailableException {
    private static final long serialVersionUID = 1L;

    private final int code;

    RefusedException(String message, int code) {
        super(message);
        this.code = code;
    }

    int code() {
        return code;
    }
}
