package io.chartwright.publish.store;

import io.chartwright.model.UnavailableException;
import java.io.IOException;

/** A chart repository could not be read or written. */
public class PublishException extends UnavailableException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param tried what was tried and with what, for example "write index.yaml"
     */
    public PublishException(String tried, IOException cause) {
        super("could not " + tried + ": " + reason(cause), cause);
    }

    /**
     * Creates the exception for something that did not come about.
     *
     * @param message what was tried, with what, and what to do
     */
    public PublishException(String message) {
        super(message);
    }

    private static String reason(IOException cause) {
        String kind = cause.getClass().getSimpleName().replace("Exception", "");
        return cause.getMessage() == null ? kind : kind + ", " + cause.getMessage();
    }
}
