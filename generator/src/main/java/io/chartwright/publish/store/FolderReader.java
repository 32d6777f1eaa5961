package io.chartwright.publish.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/** Reads the files of a folder. */
final class FolderReader implements StoreReader {

    private final Path folder;

    FolderReader(Path folder) {
        this.folder = folder;
    }

    @Override
    public Optional<StoredFile> read(String path) {
        Path file = folder.resolve(path);
        try {
            String version = version(file);
            return Optional.of(new StoredFile(Files.readAllBytes(file), version));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new PublishException("read " + file, e);
        }
    }

    /** Returns what changes when somebody writes who does not know of the lock. */
    static String version(Path file) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        return attributes.lastModifiedTime() + " " + attributes.size() + " " + attributes.fileKey();
    }
}
