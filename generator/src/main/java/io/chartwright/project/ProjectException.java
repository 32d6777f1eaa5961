package io.chartwright.project;

import io.chartwright.model.UnavailableException;
import java.io.IOException;
import java.nio.file.Path;

/** The disk failed while the repository was read or a chart was written. */
public class ProjectException extends UnavailableException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception for something that was tried with a path.
     *
     * @param tried what was tried, for example "read"
     */
    public ProjectException(String tried, Path path, IOException cause) {
        super("could not " + tried + " " + path + ": " + reason(cause), cause);
    }

    private static String reason(IOException cause) {
        String kind = cause.getClass().getSimpleName().replace("Exception", "");
        return cause.getMessage() == null ? kind : kind + ", " + cause.getMessage();
    }
}
