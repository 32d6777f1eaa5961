package io.chartwright.helm;

import io.chartwright.model.Chart;
import io.chartwright.model.ChartFile;
import io.chartwright.model.InvalidInputException;
import io.chartwright.packaging.ChartPackager;
import io.chartwright.packaging.QuickArchive;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

/** A temporary folder in which Helm reads a chart; gone when closed. */
final class ChartOnDisk implements AutoCloseable {
    /** Helm keeps hooks out of the manifests that the library returns, so they are rendered as plain objects. */
    private static final Pattern HOOK = Pattern.compile("helm\\.sh/hook(?=[\"']?\\s*:)");

    private final TemporaryFolder temporary = TemporaryFolder.create();
    private final Path folder = temporary.path();
    private final Thread removal = new Thread(temporary::remove, "remove charts");

    /** Creates an empty folder, which also goes away when the process is asked to stop. */
    ChartOnDisk() {
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
     * Returns the chart, with hooks as plain objects and without lookups: as an archive, which is one file to write and to
     * read instead of many, or as a folder when Helm refuses what the chart says of files to leave out.
     *
     * @param values what stands in for {@code values.yaml}
     * @param parent the folder that the chart is put into
     */
    Path write(Chart chart, String values, Path parent) {
        List<ChartFile> packaged;
        try {
            packaged = ChartPackager.packaged(chart);
        } catch (InvalidInputException e) {
            return writeFolder(chart, values, parent);
        }
        Map<String, byte[]> contents = new LinkedHashMap<>();
        for (ChartFile file : packaged) {
            contents.put(
                    file.path(),
                    isTemplate(file) || isValues(file)
                            ? read(file, values).getBytes(StandardCharsets.UTF_8)
                            : file.content().bytes());
        }
        String name = chart.id().name();
        return write(parent.resolve(name + ".tgz"), QuickArchive.of(name, contents));
    }

    /** Returns the folder of the same. */
    Path writeFolder(Chart chart, String values, Path parent) {
        return writeFolder(chart, parent, file -> read(file, values));
    }

    /** Returns the text of a template or of the values as Helm is to read it. */
    private static String read(ChartFile file, String values) {
        return isValues(file)
                ? values
                : LookupCalls.removed(HOOK.matcher(file.text()).replaceAll(Manifest.HIDDEN_HOOK));
    }

    /**
     * Returns the folder of the chart whose templates are what they rendered to.
     *
     * @param values what stands in for {@code values.yaml}
     * @param rendered what each template rendered to, by its path in the chart
     * @param parent the folder that the chart's folder is put into
     */
    Path writeRendered(Chart chart, String values, Map<String, String> rendered, Path parent) {
        return writeFolder(
                chart,
                parent,
                file -> isValues(file)
                        ? values
                        : rendered.getOrDefault(file.path(), "").replace("{{", "{{ \"{{\" }}"));
    }

    /** Writes the templates and the values as the given texts, and everything else as it is. */
    private static Path writeFolder(Chart chart, Path parent, Function<ChartFile, String> text) {
        Path root = parent.resolve(chart.id().name());
        for (ChartFile file : chart.files().values()) {
            if (isTemplate(file) || isValues(file)) {
                write(root.resolve(file.path()), text.apply(file));
            } else {
                write(root.resolve(file.path()), file.content().bytes());
            }
        }
        return root;
    }

    private static boolean isTemplate(ChartFile file) {
        return ("/" + file.path()).contains("/templates/");
    }

    private static boolean isValues(ChartFile file) {
        return file.path().equals("values.yaml");
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
        temporary.remove();
        try {
            Runtime.getRuntime().removeShutdownHook(removal);
        } catch (IllegalStateException e) {
            // The process is ending, and the hook has run or will.
        }
    }
}
