package io.chartwright.project;

import io.chartwright.model.Content;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes files so that a reader finds the old content or the new one, never a part and never nothing. */
final class WholeFile {
    private WholeFile() {}

    /**
     * Writes the content beside the file, then renames it; folders are made where there are none. What is no regular
     * file, such as a pipe, is written to as it is.
     *
     * @throws ProjectException when the disk fails
     */
    static void write(Path file, Content content) {
        Path beside = file.resolveSibling("." + file.getFileName() + ".new");
        try {
            if (Files.exists(file) && !Files.isRegularFile(file)) {
                Files.write(file, content.bytes());
                return;
            }
            Files.createDirectories(file.getParent());
            Files.write(beside, content.bytes());
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new ProjectException("write", file, e);
        }
    }
}
