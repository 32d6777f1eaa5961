package io.chartwright.helm;

import io.chartwright.model.Chart;
import io.chartwright.model.ChartFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A temporary folder in which Helm reads a chart; gone when closed. */
final class ChartOnDisk implements AutoCloseable {
    /** Helm keeps hooks out of the manifests that the library returns, so they are rendered as plain objects. */
    private static final Pattern HOOK = Pattern.compile("helm\\.sh/hook(?=[\"']?\\s*:)");

    private final Path folder;

    /** Creates an empty folder. */
    ChartOnDisk() {
        try {
            folder = Files.createTempDirectory("chartwright");
        } catch (IOException e) {
            throw new HelmException("could not create a temporary folder", e);
        }
    }

    Path folder() {
        return folder;
    }

    /**
     * Returns the folder of the chart, with hooks as plain objects.
     *
     * @param values what stands in for {@code values.yaml}
     * @param name of the folder that the chart's folder is put into
     */
    Path write(Chart chart, String values, String name) {
        Path root = folder.resolve(name).resolve(chart.id().name());
        for (ChartFile file : chart.files().values()) {
            boolean isTemplate = file.path().startsWith("templates/");
            if (file.path().equals("values.yaml")) {
                write(root.resolve(file.path()), values);
            } else if (isTemplate) {
                write(root.resolve(file.path()), HOOK.matcher(file.text()).replaceAll("chartwright.io/hook"));
            } else {
                write(root.resolve(file.path()), file.content().bytes());
            }
        }
        return root;
    }

    /** Returns a file with the text. */
    Path write(Path path, String text) {
        return write(path, text.getBytes(StandardCharsets.UTF_8));
    }

    private static Path write(Path path, byte[] bytes) {
        try {
            Files.createDirectories(path.getParent());
            return Files.write(path, bytes);
        } catch (IOException e) {
            throw new HelmException("could not write " + path, e);
        }
    }

    @Override
    public void close() {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new HelmException("could not remove " + folder, e);
        }
    }
}
