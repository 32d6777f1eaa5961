package io.chartwright.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;

/**
 * A command that ended.
 *
 * @param exitCode its exit code
 * @param out what it printed
 * @param err what it said
 */
record Ran(int exitCode, String out, String err) {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 28);

    /** Runs the words of a command in the folder. */
    static Ran in(Path folder, Map<String, String> environment, String input, String... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = Main.run(
                words,
                new Surroundings(
                        new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        folder,
                        environment,
                        Map.of(),
                        TODAY));
        return new Ran(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** Returns all that it printed and said. */
    String all() {
        return out + err;
    }
}
