package io.chartwright.model;

/** A name that a user gave on the command line belongs to nothing. */
public class UnknownNameException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message the name and what could be meant
     */
    public UnknownNameException(String message) {
        super(message);
    }
}
