package io.chartwright.model;

/** Something outside the user's files failed: a disk, a network, a repository, a native library. */
public class UnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message what was tried, with what, and why it failed
     */
    public UnavailableException(String message, Throwable cause) {
        super(message, cause);
    }

    /**
     * Creates the exception for a failure without a cause in Java.
     *
     * @param message what was tried, with what, and why it failed
     */
    public UnavailableException(String message) {
        super(message);
    }
}
