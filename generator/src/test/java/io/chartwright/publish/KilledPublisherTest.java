package io.chartwright.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.chartwright.model.Content;
import io.chartwright.publish.retry.Timing;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.openpgp.PGPUtil;
import org.bouncycastle.util.Strings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

/** A publisher that is killed at any step leaves a whole repository, and the next run goes on from there. */
class KilledPublisherTest {

    @TempDir
    Path folder;

    @Test
    void publishWhenTheOneBeforeWasKilledCompletesTheRelease() throws Exception {
        publish("whole", "1.0.0");
        publish("whole", "1.1.0");
        Map<String, Content> expected = visible("whole");

        int killed = 0;
        for (int step = 0; halts(step); step++) {
            String repository = "killed-" + step;
            // Clients see the old release, whole, and the new one only when all of it is there.
            String index = Files.readString(folder.resolve(repository).resolve("index.yaml"));
            assertThat(index).contains("version: 1.0.0");
            if (index.contains("version: 1.1.0")) {
                // The page for people comes after what Helm reads.
                assertThat(visible(repository)).as("step %d", step).containsAllEntriesOf(withoutPage(expected));
            }

            publish(repository, "1.1.0");

            assertThat(visible(repository)).as("step %d", step).isEqualTo(expected);
            assertThat(leftovers(repository)).as("step %d", step).isEmpty();
            killed++;
        }
        assertThat(killed).isGreaterThanOrEqualTo(12);
    }

    private static Map<String, Content> withoutPage(Map<String, Content> files) {
        Map<String, Content> others = new TreeMap<>(files);
        others.remove("index.html");
        return others;
    }

    /** Returns whether a publisher was killed at the step; false when it was done before. */
    private boolean halts(int step) throws Exception {
        String repository = "killed-" + step;
        publish(repository, "1.0.0");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home", ""), "bin", "java")
                                .toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        classPath(),
                        HaltingPublisher.class.getName(),
                        folder.resolve(repository).toString(),
                        Integer.toString(step))
                .inheritIO()
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isIn(0, HaltingPublisher.HALTED);
        return process.exitValue() != 0;
    }

    /** Returns where the classes that publishing to a folder needs come from, however this test was started. */
    private static String classPath() throws URISyntaxException {
        Set<String> places = new LinkedHashSet<>();
        for (Class<?> type : List.of(
                HaltingPublisher.class, Targets.class, Yaml.class, PGPUtil.class, Digest.class, Strings.class)) {
            places.add(Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString());
        }
        return String.join(File.pathSeparator, places);
    }

    private void publish(String repository, String version) {
        new Targets(PublishOptions.usual(), Map.of(), Timing.system())
                .open(folder.resolve(repository).toString())
                .publish(HaltingPublisher.release(version));
    }

    /** Returns the files that a client could ask for. */
    private Map<String, Content> visible(String repository) throws IOException {
        Map<String, Content> files = new TreeMap<>();
        for (Path file : walk(repository)) {
            if (!file.getFileName().toString().startsWith(".")) {
                files.put(folder.resolve(repository).relativize(file).toString(), Content.of(Files.readAllBytes(file)));
            }
        }
        return files;
    }

    private List<Path> leftovers(String repository) throws IOException {
        return walk(repository).stream()
                .filter(file -> file.getFileName().toString().endsWith(".new"))
                .toList();
    }

    private List<Path> walk(String repository) throws IOException {
        try (Stream<Path> paths = Files.walk(folder.resolve(repository))) {
            return paths.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
