package io.chartwright.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * One fault put into a copy of a chart.
 *
 * @param what what is then wrong
 * @param file the file of the chart
 * @param find the text that is replaced; it stands in the file once
 * @param replace the text in its place
 * @param overlay the overlay with which the fault shows
 * @param test the test that must fail, {@code Class#method}
 */
record Mutation(String what, String file, String find, String replace, String overlay, String test) {
    private static final String TIER = "TIER";

    /** Returns the mutations of the file {@code mutations.yaml}; one that names TIER is there for both tiers. */
    static List<Mutation> all() {
        Path file = Surroundings.project().resolve("e2e/src/test/resources/mutations.yaml");
        try {
            List<Map<String, String>> entries =
                    new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(file));
            return entries.stream().flatMap(Mutation::of).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private static Stream<Mutation> of(Map<String, String> entry) {
        boolean isForBoth = entry.getOrDefault("file", "").contains(TIER)
                || entry.getOrDefault("what", "").contains(TIER);
        return (isForBoth ? Stream.of("player", "runtime") : Stream.of(TIER))
                .map(tier -> new Mutation(
                        text(entry, "what", tier),
                        text(entry, "file", tier),
                        text(entry, "find", tier),
                        entry.getOrDefault("replace", "").replace(TIER, tier),
                        entry.getOrDefault("overlay", "eks-public"),
                        text(entry, "test", tier)));
    }

    private static String text(Map<String, String> entry, String key, String tier) {
        String text = entry.get(key);
        if (text == null) {
            throw new IllegalArgumentException("no " + key + ": " + entry);
        }
        return text.replace(TIER, tier);
    }

    /** Copies what tests read of the project, with the one overlay alone, into a folder; the charts stay as they are. */
    void copyProject(Path folder) {
        Path project = Surroundings.project();
        Path chart = Overlay.named(overlay).chart();
        try (Stream<Path> files = Files.walk(chart)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path part = chart.relativize(file);
                if (!part.startsWith("ci") || part.endsWith(overlay + "-values.yaml")) {
                    copy(project, project.relativize(file), folder);
                }
            }
            copy(project, Path.of("e2e/src/test/resources/manifests", overlay + ".yaml"), folder);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot copy " + chart, e);
        }
    }

    /** Puts the fault into the copy. */
    void apply(Path folder) {
        Path changed = folder.resolve("charts")
                .resolve(Overlay.named(overlay).chartName())
                .resolve(file);
        try {
            String text = Files.readString(changed);
            int place = text.indexOf(find);
            if (place < 0 || text.indexOf(find, place + 1) >= 0) {
                throw new AssertionError("must stand in " + file + " once: " + find);
            }
            Files.writeString(changed, text.substring(0, place) + replace + text.substring(place + find.length()));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot change " + changed, e);
        }
    }

    private static void copy(Path project, Path file, Path folder) throws IOException {
        Path target = folder.resolve(file);
        Files.createDirectories(target.resolveSibling(""));
        Files.copy(project.resolve(file), target);
    }

    @Override
    public String toString() {
        return what;
    }
}
