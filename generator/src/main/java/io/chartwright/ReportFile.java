package io.chartwright;

import io.chartwright.model.Content;
import io.chartwright.project.OperatorFile;
import java.nio.file.Path;

/**
 * A file that a report goes to.
 *
 * @param path where it is
 */
public record ReportFile(Path path) {

    /**
     * Replaces what the file holds.
     *
     * @throws io.chartwright.model.UnavailableException when the disk fails
     */
    public void write(String report) {
        new OperatorFile(path).write(Content.of(report));
    }

    /**
     * Adds to what the file holds.
     *
     * @throws io.chartwright.model.UnavailableException when the disk fails
     */
    public void append(String report) {
        new OperatorFile(path).append(Content.of(report));
    }
}
