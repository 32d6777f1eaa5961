package io.chartwright.live;

import io.chartwright.model.UnavailableException;

/** The API server refused to answer, because the user has no right to what was asked. */
public final class NotAllowedException extends UnavailableException {
    private static final long serialVersionUID = 1L;

    /** Creates the exception for what was tried. */
    public NotAllowedException(String message) {
        super(message);
    }
}
