package io.chartwright.live;

import io.chartwright.model.UnavailableException;

/** The API server answers, but does not accept who asks: the token or certificate has expired or is another cluster's. */
public final class NotLoggedInException extends UnavailableException {
    private static final long serialVersionUID = 1L;

    /** Creates the exception for what was tried. */
    public NotLoggedInException(String message) {
        super(message);
    }
}
