package io.chartwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.chartwright.schema.ValuesChecker;
import io.chartwright.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The commands of a case, run in its project, with what differs from machine to machine masked. */
final class CaseRun implements AutoCloseable {
    private static final Pattern DIGEST = Pattern.compile("sha256:[0-9a-f]{64}");
    private static final Pattern FINGERPRINT = Pattern.compile("\\b[0-9A-F]{40}\\b");

    private final Path project;
    private final CaseSteps steps;
    private final Map<String, String> digests = new HashMap<>();

    CaseRun(Path project) {
        this.project = project;
        this.steps = new CaseSteps(project);
    }

    /** Makes a change before the commands below; {@link CaseSteps} has the words. */
    void prepare(String step) throws IOException {
        steps.make(step);
    }

    /** Runs a command line that begins with {@code chartwright} and returns what came of it, masked. */
    Ran run(String command) throws IOException {
        List<String> line = List.of(steps.withAddresses(command).split(" ", -1));
        List<String> words = line.subList(1, line.size());
        Ran ran = Ran.in(project, steps.environment(), "", words.toArray(String[]::new));
        if (words.contains("json") && ran.exitCode() != ExitCode.USAGE) {
            assertThat(outputSchema().check(new YamlReader("output").readMapping("output", text(ran.out()))))
                    .isEmpty();
        }
        return new Ran(ran.exitCode(), masked(text(ran.out())), masked(text(ran.err())));
    }

    /** Returns the transcript of a command: standard output, standard error behind {@code !}, the exit code. */
    String transcript(String command) throws IOException {
        Ran ran = run(command);
        String errors = ran.err()
                .lines()
                .map(line -> ("! " + line).stripTrailing() + "\n")
                .collect(Collectors.joining());
        return ran.out() + errors + "= " + ran.exitCode() + "\n";
    }

    /** Returns the text without what differs from machine to machine; compressed bytes do, by the system's zlib. */
    String masked(String text) {
        String withoutKeys = FINGERPRINT.matcher(text).replaceAll("FINGERPRINT");
        return DIGEST.matcher(withoutKeys)
                .replaceAll(found -> digests.computeIfAbsent(found.group(), unused -> "sha256:" + (digests.size() + 1)))
                .replaceAll("\\d+ bytes", "N bytes")
                .replaceAll("\"size\": \\d+", "\"size\": N")
                .replace("\"version\": \"" + VersionOption.version() + "\"", "\"version\": \"VERSION\"");
    }

    private String text(String printed) {
        return steps.withoutAddresses(printed)
                .replace(project.toAbsolutePath().toString(), "PROJECT")
                .replace(VersionOption.version(), "VERSION")
                .replace("\r\n", "\n");
    }

    private static ValuesChecker outputSchema() throws IOException {
        return new ValuesChecker(Files.readString(Path.of("..", "docs", "output.schema.json")));
    }

    @Override
    public void close() {
        steps.close();
    }
}
