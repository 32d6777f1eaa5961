package io.chartwright.standin;

/** A setting with which the program does not start; the message is one line and holds no secret. */
final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RefusedException(String message) {
        super(message);
    }
}
