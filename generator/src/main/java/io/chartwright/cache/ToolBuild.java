package io.chartwright.cache;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Optional;

/** Which build of chartwright runs. */
public final class ToolBuild {
    private ToolBuild() {}

    /**
     * Returns what names the build: size and time of its jar. Empty when it does not run from a jar, as while it is
     * being worked on.
     */
    public static Optional<String> name() {
        CodeSource source = ToolBuild.class.getProtectionDomain().getCodeSource();
        try {
            Path jar =
                    source == null ? Path.of("") : Path.of(source.getLocation().toURI());
            return Files.isRegularFile(jar)
                    ? Optional.of(Files.size(jar) + " " + Files.getLastModifiedTime(jar))
                    : Optional.empty();
        } catch (IOException | URISyntaxException | IllegalArgumentException | FileSystemNotFoundException e) {
            return Optional.empty();
        }
    }
}
