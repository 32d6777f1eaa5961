package io.chartwright.process;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A program on this machine.
 *
 * @param file where it is
 * @param environment the environment variables that it gets, and no others
 */
public record Program(Path file, Map<String, String> environment) {

    private static final int MOST_BYTES = 1 << 20;

    /** What files of programs end with; Windows needs one, other systems have none. */
    private static final List<String> ENDINGS =
            File.pathSeparatorChar == ';' ? List.of(".exe", ".cmd", ".bat") : List.of("");

    /**
     * How a run ended.
     *
     * @param exitCode 0 when all went well
     * @param out what it printed, up to a mebibyte
     * @param err what it said, up to a mebibyte
     */
    public record Run(int exitCode, String out, String err) {}

    public Program {
        environment = Map.copyOf(environment);
    }

    /** Returns the program of that name on {@code PATH}; empty when there is none. */
    public static Optional<Program> find(String name, Map<String, String> environment) {
        for (String folder : searched(environment).split(File.pathSeparator, -1)) {
            for (String ending : ENDINGS) {
                Optional<Path> file = path(folder, name + ending);
                if (!folder.isEmpty() && file.filter(Files::isExecutable).isPresent()) {
                    return file.map(found -> new Program(found, environment));
                }
            }
        }
        return Optional.empty();
    }

    /**
     * Returns how the program ends; it is stopped when it takes longer. It reads nothing.
     *
     * @return empty when it did not end in time
     * @throws IOException when it cannot be started
     */
    public Optional<Run> run(List<String> arguments, Duration limit) throws IOException {
        List<String> command = new ArrayList<>(List.of(file.toString()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            process.getOutputStream().close();
            CompletableFuture<String> out = CompletableFuture.supplyAsync(() -> text(process.getInputStream()));
            CompletableFuture<String> err = CompletableFuture.supplyAsync(() -> text(process.getErrorStream()));
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                return Optional.empty();
            }
            // A child that it left behind may hold its streams open, which is not waited for.
            long patience = 1;
            return Optional.of(new Run(
                    process.exitValue(),
                    out.completeOnTimeout("", patience, TimeUnit.SECONDS).join(),
                    err.completeOnTimeout("", patience, TimeUnit.SECONDS).join()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private static String text(InputStream stream) {
        try (stream) {
            String text = new String(stream.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
            stream.skip(Long.MAX_VALUE);
            return text;
        } catch (IOException e) {
            return "";
        }
    }

    /** Windows writes the variable's name in other letters. */
    private static String searched(Map<String, String> environment) {
        return environment.entrySet().stream()
                .filter(variable -> variable.getKey().equalsIgnoreCase("PATH"))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }

    private static Optional<Path> path(String folder, String name) {
        try {
            return Optional.of(Path.of(folder, name));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
