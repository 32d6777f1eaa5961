package io.chartwright.e2e.publishing;

import io.chartwright.model.ChartArchive;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A Helm that pulls what was published.
 *
 * @param program the binary
 * @param home a folder for its caches and for what it pulls
 */
record HelmPull(Path program, Path home) {

    /** Fails unless Helm finds the chart in the repository and pulls the very bytes. */
    void pull(URI repository, ChartArchive archive) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory(home, "pull-");
        Path log = folder.resolve("log");
        ProcessBuilder builder = new ProcessBuilder(
                        program.toString(),
                        "pull",
                        archive.id().name(),
                        "--version",
                        archive.id().version().toString(),
                        "--repo",
                        repository.toString(),
                        "--destination",
                        folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment()
                .putAll(Map.of(
                        "HELM_CACHE_HOME", folder.resolve("cache").toString(),
                        "HELM_CONFIG_HOME", folder.resolve("config").toString(),
                        "HELM_DATA_HOME", folder.resolve("data").toString()));
        Process process = builder.start();
        if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new AssertionError(program.getFileName() + " could not pull: " + Files.readString(log));
        }
        byte[] pulled = Files.readAllBytes(folder.resolve(archive.fileName()));
        if (!Arrays.equals(pulled, archive.content().bytes())) {
            throw new AssertionError(program.getFileName() + " pulled other bytes");
        }
    }
}
