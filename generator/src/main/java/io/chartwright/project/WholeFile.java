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
     * Writes the content beside the file, then renames it; folders are made where there are none.
     *
     * @throws ProjectException when the disk fails
     */
    static void write(Path file, Content content) {
        Path beside = file.resolveSibling("." + file.getFileName() + ".new");
        try {
            Files.createDirectories(file.getParent());
            Files.write(beside, content.bytes());
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new ProjectException("write", file, e);
        }
    }
}
