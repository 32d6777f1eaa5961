package io.chartwright;

import io.chartwright.model.Chart;
import io.chartwright.model.ChartFile;
import io.chartwright.model.ChartId;
import io.chartwright.model.Content;
import io.chartwright.model.Finding;
import io.chartwright.model.InvalidInputException;
import io.chartwright.model.Location;
import io.chartwright.model.Mapping;
import io.chartwright.model.Node;
import io.chartwright.model.Overlay;
import io.chartwright.model.Sources;
import io.chartwright.model.UnavailableException;
import io.chartwright.model.UnknownNameException;
import io.chartwright.model.Version;
import io.chartwright.packaging.ArchiveReader;
import io.chartwright.packaging.HelmIgnore;
import io.chartwright.project.ChartFolder;
import io.chartwright.project.ManifestFiles;
import io.chartwright.yaml.YamlReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds out what a path is that a user wants to have validated, and reads it. */
final class SubjectReader {
    private static final String CHART = "Chart.yaml";
    private static final String VALUES = "values.yaml";

    /** Where chart-testing looks for the values that a chart is tried with, which charts often leave out of archives. */
    private static final String CI_FOLDER = "ci/";

    private static final String CI_VALUES = CI_FOLDER + "[^/]+-values\\.yaml";

    private SubjectReader() {}

    /**
     * Returns what is at the path.
     *
     * @param name what locations call it; {@code -} is the stream
     * @throws UnknownNameException when nothing is there
     * @throws InvalidInputException when it cannot be read as what it is
     * @throws UnavailableException when the disk fails
     */
    static Subject read(Path path, String name, InputStream stream) {
        if (name.equals("-")) {
            return new Subject.Manifests(ManifestFiles.read(stream, "stdin"));
        }
        if (!Files.exists(path)) {
            throw new UnknownNameException("there is nothing at " + name);
        }
        String place = name.replace('\\', '/').replaceAll("(?<=.)/+$", "");
        if (Files.isDirectory(path)) {
            return ChartFolder.isChart(path)
                    ? new Subject.OneChart(folder(new ChartFolder(path, place)))
                    : new Subject.Manifests(ManifestFiles.read(path, place.equals(".") ? "" : place));
        }
        if (!Files.isRegularFile(path)) {
            // A pipe that nobody writes to would never end.
            throw new UnknownNameException(
                    name + " is neither a file nor a folder; to read a pipe, write '- < " + name + "'");
        }
        return place.matches(".*\\.(tgz|tar\\.gz)")
                ? new Subject.OneChart(archive(path, place))
                : new Subject.Manifests(ManifestFiles.read(path, place));
    }

    private static Chart folder(ChartFolder folder) {
        String ignore = HelmIgnore.FILE_NAME;
        HelmIgnore rules = HelmIgnore.parse(folder.name() + "/" + ignore, folder.text(ignore));
        String prefix = folder.name().equals(".") ? "" : folder.name() + "/";
        return chart(folder.files(path -> rules.ignores(path) && !(path + "/").startsWith(CI_FOLDER)), prefix);
    }

    private static Chart archive(Path file, String name) {
        try (InputStream stream = Files.newInputStream(file)) {
            return chart(ArchiveReader.read(stream, name), name + "!/");
        } catch (IOException e) {
            throw new UnavailableException("could not read " + file, e);
        }
    }

    /**
     * Returns the chart in an archive.
     *
     * @param name what locations call the archive
     * @throws InvalidInputException when it is no archive of a chart
     */
    static Chart archive(Content archive, String name) {
        return chart(ArchiveReader.read(archive.open(), name), name + "!/");
    }

    private static Chart chart(Map<String, ChartFile> files, String prefix) {
        Map<String, String> sources = new HashMap<>();
        files.keySet().forEach(path -> sources.put(path, prefix + path));
        Location at = Location.of(prefix + CHART);
        ChartFile metadataFile = files.get(CHART);
        if (metadataFile == null) {
            throw new InvalidInputException(Finding.error(
                    "chart/metadata", at, "there is no " + CHART, "name the folder or archive of a chart"));
        }
        Mapping metadata = new YamlReader("chart").readMapping(at.file(), metadataFile.text());
        ChartId id = id(metadata, at);
        List<Overlay> overlays = new ArrayList<>();
        for (ChartFile file : files.values()) {
            if (file.path().matches(CI_VALUES)) {
                String source = prefix + file.path();
                overlays.add(overlay(file.path(), source, new YamlReader("values").readMapping(source, file.text())));
            }
        }
        if (overlays.isEmpty()) {
            String source = prefix + VALUES;
            overlays.add(overlay("defaults", source, Mapping.empty(Location.of(source))));
        }
        String defaults = prefix + VALUES;
        Mapping written = new YamlReader("values")
                .readMapping(
                        defaults,
                        Optional.ofNullable(files.get(VALUES))
                                .map(ChartFile::text)
                                .orElse(""));
        Sources lines = new Sources(sources, written, (path, line, column) -> Optional.empty());
        return new Chart(id, metadata, files, overlays, lines);
    }

    /** Helm takes versions such as {@code v1.2} too; that one is not strict is for a rule to say, not to stop at. */
    private static ChartId id(Mapping metadata, Location whole) {
        String name = metadata.text("name").orElse("");
        if (!name.matches("[a-zA-Z0-9._-]+") || name.matches("\\.+")) {
            throw new InvalidInputException(Finding.error(
                    "chart/metadata",
                    metadata.get("name").map(Node::location).orElse(whole),
                    "'" + name + "' is no name for a chart",
                    "use small letters, digits and dashes"));
        }
        try {
            return new ChartId(name, Version.parse(metadata.text("version").orElse("")));
        } catch (IllegalArgumentException e) {
            return new ChartId(name, Version.parse("0.0.0"));
        }
    }

    private static Overlay overlay(String name, String source, Mapping values) {
        Mapping nothing = Mapping.empty(Location.of(source));
        return new Overlay(name, "", source, "", "", "", List.of(), new Overlay.Layers(values, nothing, nothing));
    }
}
