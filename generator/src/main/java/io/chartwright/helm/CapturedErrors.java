package io.chartwright.helm;

import com.sun.jna.Library;
import com.sun.jna.Native;
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

    /**
     * That there is no cluster to look things up in is no news, and what lint passes over in silence is none either.
     */
    private static final Pattern NO_NEWS = Pattern.compile("\\[ERROR] unable to (retrieve|get api).*|\\[INFO] .*");

    private final Path file;
    private final int saved;

    /** The part of the C library that moves streams. */
    interface LibC extends Library {
        int dup(int stream);

        int dup2(int from, int to);

        int open(String path, int flags);

        int close(int stream);
    }

    /** Begins to catch. */
    CapturedErrors(Path folder) {
        file = folder.resolve("stderr");
        if (Platform.isWindows()) {
            saved = -1;
            return;
        }
        LibC libc = libC();
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
                    ? Files.readString(file, StandardCharsets.UTF_8)
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
            LibC libc = libC();
            libc.dup2(saved, STANDARD_ERROR);
            libc.close(saved);
        }
    }

    private static LibC libC() {
        return Native.load("c", LibC.class);
    }
}
