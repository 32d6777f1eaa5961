package io.chartwright.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;

/**
 * What the process was started with.
 *
 * @param in the standard input
 * @param out where data goes
 * @param err where messages and progress go
 * @param folder the working folder
 * @param environment the environment variables
 * @param properties {@code chartwright.home}: the folder of the launcher; {@code chartwright.terminal}: which of
 *     {@code stdout} and {@code stderr} are a terminal, joined by a comma
 * @param today the day on which it was started
 */
record Surroundings(
        InputStream in,
        PrintStream out,
        PrintStream err,
        Path folder,
        Map<String, String> environment,
        Map<String, String> properties,
        LocalDate today) {

    Surroundings {
        environment = Map.copyOf(environment);
        properties = Map.copyOf(properties);
    }

    /** Returns whether the stream, {@code stdout} or {@code stderr}, is a terminal. */
    boolean isTerminal(String stream) {
        return properties.getOrDefault("chartwright.terminal", "").contains(stream);
    }

    /** Returns whether to color what goes to the stream. */
    boolean colors(ColorChoice choice, String stream) {
        boolean isWanted = environment.getOrDefault("NO_COLOR", "").isEmpty()
                && !"dumb".equals(environment.get("TERM"))
                && isTerminal(stream);
        return choice == ColorChoice.always || (choice == ColorChoice.auto && isWanted);
    }
}
