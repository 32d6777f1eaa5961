package io.chartwright.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The project of a case: the files of the case over those of {@code _base}. */
final class CaseProject {
    static final Path CASES = Path.of("src", "test", "resources", "cases");

    /** The folder of a case that holds what a run should leave. */
    static final String EXPECTED = "expected";

    /** The file of a case that holds its commands and what they print. */
    static final String TRANSCRIPT = "transcript.txt";

    private CaseProject() {}

    /** Writes the project of the case into the folder. */
    static void lay(String name, Path project) throws IOException {
        copy(CASES.resolve("_base"), project);
        copy(CASES.resolve(name), project);
    }

    /** Returns every file below the folder, sorted; a file is its own. */
    static List<Path> filesIn(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }

    /** Writes the files of a folder over those of the project, but for the ones that say what a run should leave. */
    static void copy(Path from, Path project) throws IOException {
        for (Path file : filesIn(from)) {
            Path relative = from.relativize(file);
            if (!relative.startsWith(EXPECTED) && !relative.toString().equals(TRANSCRIPT)) {
                Path target = project.resolve(relative.toString());
                Files.createDirectories(target.getParent());
                Files.write(target, Files.readAllBytes(file));
            }
        }
    }
}
