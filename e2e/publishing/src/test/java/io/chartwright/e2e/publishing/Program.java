package io.chartwright.e2e.publishing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A program with the environment variables that it gets beside the test's own.
 *
 * @param file where it is
 * @param environment added variables
 */
record Program(Path file, Map<String, String> environment) {

    /** Runs it with the arguments and returns all that it printed; fails when its exit code is not 0. */
    String run(String input, String... arguments) throws IOException {
        List<String> words = new ArrayList<>(List.of(file.toString()));
        words.addAll(List.of(arguments));
        Path in = Files.createTempFile("chartwright-e2e-", ".in");
        try {
            Files.writeString(in, input);
            ProcessBuilder builder =
                    new ProcessBuilder(words).redirectErrorStream(true).redirectInput(in.toFile());
            builder.environment().putAll(environment);
            Process process = builder.start();
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new AssertionError(words + ": " + printed);
            }
            return printed;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            Files.delete(in);
        }
    }
}
