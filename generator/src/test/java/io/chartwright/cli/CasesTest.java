package io.chartwright.cli;

import static io.chartwright.cli.CaseProject.CASES;
import static io.chartwright.cli.CaseProject.EXPECTED;
import static io.chartwright.cli.CaseProject.TRANSCRIPT;
import static org.assertj.core.api.Assertions.assertThat;

import io.chartwright.schema.ValuesChecker;
import io.chartwright.yaml.YamlReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 28);
    private static final Pattern DIGEST = Pattern.compile("sha256:[0-9a-f]{64}");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path project;

    private final Map<String, String> environment = new TreeMap<>();
    private final Map<String, String> digests = new HashMap<>();

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

        String transcript = run(Files.readString(folder.resolve(TRANSCRIPT)));
        Map<Path, String> left = expectedFiles(folder);

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

    private String run(String script) throws IOException {
        StringBuilder transcript = new StringBuilder();
        for (String line : script.lines().toList()) {
            if (line.startsWith("+ ")) {
                transcript.append(line).append('\n');
                prepare(List.of(line.split(" ", 4)));
            } else if (line.startsWith("$ ")) {
                transcript.append(line).append('\n').append(run(List.of(line.split(" ", -1))));
            }
        }
        return transcript.toString();
    }

    private void prepare(List<String> words) throws IOException {
        switch (words.get(1)) {
            case "delete" -> Files.delete(project.resolve(words.get(2)));
            case "append" -> {
                Path file = project.resolve(words.get(2));
                Files.writeString(file, Files.readString(file) + words.get(3) + "\n");
            }
            case "export" -> environment.put(words.get(2), words.get(3));
            default -> throw new IllegalArgumentException("unknown step: " + words);
        }
    }

    private String run(List<String> words) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = Main.run(
                words.subList(2, words.size()).toArray(String[]::new),
                new Surroundings(
                        InputStream.nullInputStream(),
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        project,
                        environment,
                        Map.of(),
                        TODAY));
        if (words.contains("json") && code != ExitCode.USAGE) {
            assertThat(outputSchema().check(new YamlReader("output").readMapping("output", text(out))))
                    .isEmpty();
        }
        String errors = text(err)
                .lines()
                .map(line -> ("! " + line).stripTrailing() + "\n")
                .collect(Collectors.joining());
        return masked(text(out) + errors) + "= " + code + "\n";
    }

    /** Returns the text without what differs from machine to machine; compressed bytes do, by the system's zlib. */
    private String masked(String text) {
        return DIGEST.matcher(text)
                .replaceAll(found -> digests.computeIfAbsent(found.group(), unused -> "sha256:" + (digests.size() + 1)))
                .replaceAll("\\d+ bytes", "N bytes")
                .replaceAll("\"size\": \\d+", "\"size\": N")
                .replace("\"version\": \"" + VersionOption.version() + "\"", "\"version\": \"VERSION\"");
    }

    private String text(ByteArrayOutputStream stream) {
        return stream.toString(StandardCharsets.UTF_8)
                .replace(project.toAbsolutePath().toString(), "PROJECT")
                .replace(VersionOption.version(), "VERSION")
                .replace("\r\n", "\n");
    }

    /** Returns what the run left, by the file that says what it should be. */
    private Map<Path, String> expectedFiles(Path folder) throws IOException {
        Map<Path, String> files = new TreeMap<>();
        Path expected = folder.resolve(EXPECTED);
        if (Files.isDirectory(expected)) {
            for (Path file : CaseProject.filesIn(expected)) {
                Path left = project.resolve(expected.relativize(file).toString());
                files.put(file, masked(Files.readString(left)));
            }
        }
        return files;
    }

    private static ValuesChecker outputSchema() throws IOException {
        return new ValuesChecker(Files.readString(Path.of("..", "docs", "output.schema.json")));
    }
}
