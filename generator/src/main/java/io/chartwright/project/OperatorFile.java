package io.chartwright.project;

import io.chartwright.model.Content;
import io.chartwright.model.UnknownNameException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file that an operator names and that may lie outside of the project. */
public record OperatorFile(Path path) {

    public OperatorFile {
        path = path.toAbsolutePath().normalize();
    }

    /**
     * Returns what the file holds.
     *
     * @throws UnknownNameException when there is no such file
     * @throws ProjectException when the disk fails
     */
    public Content read() {
        if (!Files.isRegularFile(path)) {
            throw new UnknownNameException("there is no file " + path);
        }
        try {
            return Content.of(Files.readAllBytes(path));
        } catch (IOException e) {
            throw new ProjectException("read", path, e);
        }
    }

    /**
     * Writes the content beside the file, then renames it.
     *
     * @throws ProjectException when the disk fails
     */
    public void write(Content content) {
        WholeFile.write(path, content);
    }

    /**
     * Writes the content after what is there.
     *
     * @throws ProjectException when the disk fails
     */
    public void append(Content content) {
        try {
            Files.write(path, content.bytes(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new ProjectException("write", path, e);
        }
    }
}
