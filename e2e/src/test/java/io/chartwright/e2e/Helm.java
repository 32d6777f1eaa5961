package io.chartwright.e2e;

import io.chartwright.e2e.Command.Ran;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One Helm binary with repositories and caches of its own.
 *
 * @param name the binary's name
 * @param command how it is started
 */
record Helm(String name, Command command) {
    /** Returns the binary of that name, with empty repositories and caches. */
    static Helm named(String name) {
        try {
            Path home = Files.createTempDirectory("chartwright-" + name + "-");
            Map<String, String> environment = Map.of(
                    "HELM_CACHE_HOME", home.resolve("cache").toString(),
                    "HELM_CONFIG_HOME", home.resolve("config").toString(),
                    "HELM_DATA_HOME", home.resolve("data").toString());
            return new Helm(name, new Command(List.of(Surroundings.binary(name).toString()), environment));
        } catch (IOException e) {
            throw new UncheckedIOException("no folder for Helm's files", e);
        }
    }

    /** Runs it. */
    Ran run(String... arguments) {
        return command.run(List.of(arguments));
    }

    /** Renders an overlay as release {@code flow} with its values for tests and with more flags. */
    Ran template(Overlay overlay, Stream<String> flags) {
        Stream<String> given = Stream.of(
                "template",
                "flow",
                overlay.chart().toString(),
                "--namespace=ns",
                "--kube-version=1.36.0",
                "--values=" + overlay.testValues());
        return run(Stream.concat(given, flags).toArray(String[]::new));
    }

    @Override
    public String toString() {
        return name;
    }
}
