package io.chartwright.model;

/** A version is published already, with other bytes. */
public class ConflictException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message which version, where, and both digests
     */
    public ConflictException(String message) {
        super(message);
    }
}
