package io.chartwright.helm;

import com.sun.jna.Platform;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Catches what native code writes to the standard error stream of the process, from creation until it is closed.
 *
 * <p>On Windows nothing is caught: Go keeps the stream's handle from its start.
 */
final class CapturedErrors implements AutoCloseable {
    private static final int STANDARD_ERROR = 2;
    private static final int WRITE_ONLY = 1;
    private static final Pattern TIME = Pattern.compile("^\\d{4}/\\d{2}/\\d{2} \\d{2}:\\d{2}:\\d{2} ");

    /** What lint passes over in silence is no news. */
    private static final Pattern NO_NEWS = Pattern.compile("\\[INFO] .*");

    private final Path file;
    private final int saved;

    /** Begins to catch. */
    CapturedErrors(Path folder) {
        file = folder.resolve("stderr");
        if (Platform.isWindows()) {
            saved = -1;
            return;
        }
        LibC libc = LibC.load();
        try {
            Files.createFile(file);
        } catch (IOException e) {
            throw new HelmException("could not create " + file, e);
        }
        int stream = libc.open(file.toString(), WRITE_ONLY);
        saved = libc.dup(STANDARD_ERROR);
        libc.dup2(stream, STANDARD_ERROR);
        libc.close(stream);
    }

    /** Returns the lines caught so far, each once and without its time. */
    List<String> lines() {
        try {
            return Files.exists(file)
                    ? new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                            .lines()
                            .map(line -> TIME.matcher(line).replaceFirst(""))
                            .filter(line ->
                                    !line.isBlank() && !NO_NEWS.matcher(line).matches())
                            .distinct()
                            .toList()
                    : List.of();
        } catch (IOException e) {
            throw new HelmException("could not read " + file, e);
        }
    }

    /** Gives the stream back. */
    @Override
    public void close() {
        if (saved >= 0) {
            LibC libc = LibC.load();
            libc.dup2(saved, STANDARD_ERROR);
            libc.close(saved);
        }
    }
}
