package io.chartwright.cli;

import static io.chartwright.cli.CaseProject.CASES;
import static io.chartwright.cli.CaseProject.EXPECTED;
import static io.chartwright.cli.CaseProject.TRANSCRIPT;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs every folder under {@code cases}: its files are laid over the project in {@code _base}, the commands of
 * {@code transcript.txt} are run in it, and what they print must be what the transcript says, and the files they leave
 * what {@code expected} holds. Run with {@code -Dcases.update} to write what is instead of comparing.
 *
 * <p>A transcript's lines: {@code $} a command, {@code +} a change before the commands below, {@code !} what went to
 * standard error, {@code =} the exit code, the rest standard output.
 */
class CasesTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path project;

    static List<String> cases() throws IOException {
        try (Stream<Path> folders = Files.list(CASES)) {
            return folders.map(folder -> folder.getFileName().toString())
                    .filter(name -> !name.startsWith("_"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void commandWhenRunPrintsItsTranscriptAndLeavesTheExpectedFiles(String name) throws IOException {
        Path folder = CASES.resolve(name);
        CaseProject.lay(name, project);

        try (CaseRun run = new CaseRun(project)) {
            compare(run, folder);
        }
    }

    private void compare(CaseRun run, Path folder) throws IOException {
        String transcript = transcript(run, Files.readString(folder.resolve(TRANSCRIPT)));
        Map<Path, String> left = expectedFiles(run, folder);

        if (System.getProperty("cases.update") != null) {
            Files.writeString(folder.resolve(TRANSCRIPT), transcript);
            for (Map.Entry<Path, String> file : left.entrySet()) {
                Files.writeString(file.getKey(), file.getValue());
            }
        }
        assertThat(transcript).isEqualTo(Files.readString(folder.resolve(TRANSCRIPT)));
        for (Map.Entry<Path, String> file : left.entrySet()) {
            assertThat(file.getValue()).as(file.getKey().toString()).isEqualTo(Files.readString(file.getKey()));
        }
    }

    private static String transcript(CaseRun run, String script) throws IOException {
        StringBuilder transcript = new StringBuilder();
        for (String line : script.lines().toList()) {
            if (line.startsWith("+ ")) {
                transcript.append(line).append('\n');
                run.prepare(line.substring(2));
            } else if (line.startsWith("$ ")) {
                transcript.append(line).append('\n').append(run.transcript(line.substring(2)));
            }
        }
        return transcript.toString();
    }

    /** Returns what the run left, by the file that says what it should be. */
    private Map<Path, String> expectedFiles(CaseRun run, Path folder) throws IOException {
        Map<Path, String> files = new TreeMap<>();
        Path expected = folder.resolve(EXPECTED);
        if (Files.isDirectory(expected)) {
            for (Path file : CaseProject.filesIn(expected)) {
                Path left = project.resolve(expected.relativize(file).toString());
                files.put(file, run.masked(Files.readString(left)));
            }
        }
        return files;
    }
}
