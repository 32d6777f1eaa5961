package io.chartwright.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * What a test measured, one line each, in {@code figures/<test>.txt} of the folder that is kept.
 *
 * @param file where the lines go
 */
record Figures(Path file) {
    /** Begins anew. */
    static Figures of(String test) {
        try {
            Path folder = Files.createDirectories(
                    Path.of(System.getProperty("e2e.kept")).resolve("figures"));
            return new Figures(Files.writeString(folder.resolve(test + ".txt"), ""));
        } catch (IOException e) {
            throw new UncheckedIOException("no file for figures", e);
        }
    }

    /** Adds a line. */
    void add(String line) {
        try {
            Files.writeString(file, line + "\n", StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write figures", e);
        }
    }
}
