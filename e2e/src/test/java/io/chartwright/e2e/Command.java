package io.chartwright.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A program with the environment variables that it gets beside the test's own.
 *
 * @param program the program and its first arguments
 * @param environment added variables
 */
record Command(List<String> program, Map<String, String> environment) {
    private static final int LIMIT_SECONDS = 300;

    /** What a program that ended left behind. */
    record Ran(String line, int exitCode, String out, String err) {
        /** Returns its standard output; fails with all it said when its exit code was not 0. */
        String succeeded() {
            if (exitCode != 0) {
                throw new AssertionError("exit code " + exitCode + ": " + line + "\n" + out + err);
            }
            return out;
        }
    }

    /** Runs it with more arguments and without input. */
    Ran run(List<String> arguments) {
        return run(arguments, "");
    }

    /** Runs it with more arguments and a text on its standard input; waits for its end. */
    Ran run(List<String> arguments, String input) {
        List<String> words = new ArrayList<>(program);
        words.addAll(arguments);
        try {
            Path folder = Files.createTempDirectory("chartwright-e2e-");
            Path in = Files.writeString(folder.resolve("in"), input);
            Path out = folder.resolve("out");
            Path err = folder.resolve("err");
            try {
                ProcessBuilder builder = new ProcessBuilder(words)
                        .redirectInput(in.toFile())
                        .redirectOutput(out.toFile())
                        .redirectError(err.toFile());
                builder.environment().putAll(environment);
                int exitCode = ended(builder.start(), words);
                return new Ran(String.join(" ", words), exitCode, text(out), text(err));
            } finally {
                for (Path file : List.of(in, out, err, folder)) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("could not run " + words, e);
        }
    }

    private static int ended(Process process, List<String> words) {
        try {
            if (process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                return process.exitValue();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
        throw new AssertionError("did not end within " + LIMIT_SECONDS + " s: " + String.join(" ", words));
    }

    private static String text(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8);
    }
}
