package io.chartwright.helm;

import io.chartwright.model.Chart;
import io.chartwright.model.ChartFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A temporary folder in which Helm reads a chart; gone when closed. */
final class ChartOnDisk implements AutoCloseable {
    /** Helm keeps hooks out of the manifests that the library returns, so they are rendered as plain objects. */
    private static final Pattern HOOK = Pattern.compile("helm\\.sh/hook(?=[\"']?\\s*:)");

    private final Path folder;
    private final Thread removal = new Thread(this::remove, "remove charts");

    /** Creates an empty folder, which also goes away when the process is asked to stop. */
    ChartOnDisk() {
        try {
            folder = Files.createTempDirectory("chartwright");
        } catch (IOException e) {
            throw new HelmException("could not create a temporary folder", e);
        }
        Runtime.getRuntime().addShutdownHook(removal);
    }

    Path folder() {
        return folder;
    }

    /** Returns the text without the paths of this folder and its numbered folders, which differ between runs. */
    String withoutFolder(String text) {
        String place = Pattern.quote(folder + folder.getFileSystem().getSeparator());
        return text.replaceAll(place + "([a-z]+-\\d+[/\\\\])?", "");
    }

    /**
     * Returns the folder of the chart, with hooks as plain objects and without lookups.
     *
     * @param values what stands in for {@code values.yaml}
     * @param parent the folder that the chart's folder is put into
     */
    Path write(Chart chart, String values, Path parent) {
        return write(chart, values, parent, file -> {
            String text = HOOK.matcher(file.text()).replaceAll(Manifest.HIDDEN_HOOK);
            return LookupCalls.removed(text);
        });
    }

    /**
     * Returns the folder of the chart whose templates are what they rendered to.
     *
     * @param values what stands in for {@code values.yaml}
     * @param rendered what each template rendered to, by its path in the chart
     * @param parent the folder that the chart's folder is put into
     */
    Path writeRendered(Chart chart, String values, Map<String, String> rendered, Path parent) {
        return write(chart, values, parent, file -> rendered.getOrDefault(file.path(), "")
                .replace("{{", "{{ \"{{\" }}"));
    }

    private static Path write(Chart chart, String values, Path parent, Function<ChartFile, String> template) {
        Path root = parent.resolve(chart.id().name());
        for (ChartFile file : chart.files().values()) {
            boolean isTemplate = ("/" + file.path()).contains("/templates/");
            if (file.path().equals("values.yaml")) {
                write(root.resolve(file.path()), values);
            } else if (isTemplate) {
                write(root.resolve(file.path()), template.apply(file));
            } else {
                write(root.resolve(file.path()), file.content().bytes());
            }
        }
        return root;
    }

    /** Returns a file with the text. */
    static Path write(Path path, String text) {
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
        remove();
        try {
            Runtime.getRuntime().removeShutdownHook(removal);
        } catch (IllegalStateException e) {
            // The process is ending, and the hook has run or will.
        }
    }

    /** What cannot be removed is left to the system, which empties its temporary folder. */
    private void remove() {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException | UncheckedIOException e) {
            // A folder that is left behind spoils no result.
        }
    }
}
