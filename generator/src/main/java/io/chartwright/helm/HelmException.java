package io.chartwright.helm;

import io.chartwright.model.UnavailableException;

/** Helm could not be run at all; that a chart does not render is a result, not this. */
public class HelmException extends UnavailableException {
    private static final long serialVersionUID = 1L;

    /** Creates the exception with what was tried and why it failed. */
    public HelmException(String message, Throwable cause) {
        super(message + ": " + cause, cause);
    }

    /** Creates the exception with what was tried and why it failed. */
    public HelmException(String message) {
        super(message);
    }
}
