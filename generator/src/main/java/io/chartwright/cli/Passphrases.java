package io.chartwright.cli;

import io.chartwright.model.UnavailableException;
import io.chartwright.model.UnknownNameException;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the passphrase of a signing key comes from: a file, standard input, a variable, or a terminal.
 *
 * @param surroundings the process
 * @param file the file whose first line it is; {@code -} is standard input
 */
record Passphrases(Surroundings surroundings, Optional<String> file) {
    private static final String VARIABLE = "CHARTWRIGHT_PASSPHRASE";

    /**
     * Returns the passphrase; empty when nobody gives one.
     *
     * @param key what the key is called, to ask for it
     * @throws UnknownNameException when there is no such file
     * @throws UnavailableException when it cannot be read
     */
    Optional<char[]> of(String key) {
        if (file.isPresent()) {
            return Optional.of(firstLine(file.get()).toCharArray());
        }
        String given = surroundings.environment().getOrDefault(VARIABLE, "");
        return given.isEmpty() ? ask(key) : Optional.of(given.toCharArray());
    }

    private String firstLine(String name) {
        Path path = surroundings.folder().resolve(name);
        if (!name.equals("-") && (!Files.isReadable(path) || Files.isDirectory(path))) {
            throw new UnknownNameException("there is no file " + name + " to read the passphrase from");
        }
        try (Reader reader = new InputStreamReader(
                        name.equals("-") ? surroundings.in() : Files.newInputStream(path), StandardCharsets.UTF_8);
                BufferedReader lines = new BufferedReader(reader)) {
            return Optional.ofNullable(lines.readLine()).orElse("");
        } catch (IOException e) {
            throw new UnavailableException("could not read the passphrase from " + name, e);
        }
    }

    private Optional<char[]> ask(String key) {
        Console console = surroundings.isTerminal("stderr") ? System.console() : null;
        return console == null
                ? Optional.empty()
                : Optional.ofNullable(console.readPassword("Passphrase of %s: ", key));
    }
}
