package io.chartwright.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Copies of the project, or of parts of it, that a test may change. */
final class ProjectCopy {
    private ProjectCopy() {}

    /** Copies what {@code chartwright} reads and makes into a folder, which it then takes for a project. */
    static void into(Path folder) throws IOException {
        for (String part : List.of("chart-templates", "values", "charts")) {
            copy(Surroundings.project().resolve(part), folder.resolve(part));
        }
    }

    /** Copies a folder with all in it. */
    static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            files.forEach(file -> {
                try {
                    Files.copy(file, to.resolve(from.relativize(file).toString()));
                } catch (IOException e) {
                    throw new UncheckedIOException("could not copy " + file, e);
                }
            });
        }
    }
}
