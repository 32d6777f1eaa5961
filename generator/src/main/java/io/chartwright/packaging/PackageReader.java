package io.chartwright.packaging;

import io.chartwright.model.ChartArchive;
import io.chartwright.model.ChartFile;
import io.chartwright.model.ChartId;
import io.chartwright.model.Content;
import io.chartwright.model.Finding;
import io.chartwright.model.InvalidInputException;
import io.chartwright.model.Location;
import io.chartwright.model.Mapping;
import io.chartwright.model.Version;
import io.chartwright.yaml.YamlReader;
import java.io.ByteArrayInputStream;
import java.util.Map;
import java.util.Optional;

/** Reads the archive of a chart that somebody has packaged. */
public final class PackageReader {
    private static final String METADATA = "Chart.yaml";

    private PackageReader() {}

    /**
     * Returns the archive with the name and version that it holds itself.
     *
     * @param bytes the {@code .tgz}
     * @param name what findings call it
     * @throws InvalidInputException when it is no archive of a chart, or holds what Helm refuses
     */
    public static ChartArchive read(byte[] bytes, String name) {
        Map<String, ChartFile> files = ArchiveReader.read(new ByteArrayInputStream(bytes), name);
        Mapping metadata = Optional.ofNullable(files.get(METADATA))
                .map(file -> new YamlReader("chart").readMapping(name + "!/" + METADATA, file.text()))
                .orElseThrow(() -> refusal(name, "it has no Chart.yaml"));
        String chart = metadata.text("name").orElse("");
        if (!chart.matches("[a-zA-Z0-9._-]+") || chart.matches("\\.+")) {
            throw refusal(name, "its Chart.yaml has no valid name");
        }
        try {
            Version version = Version.parse(metadata.text("version").orElse(""));
            return new ChartArchive(new ChartId(chart, version), metadata, Content.of(bytes));
        } catch (IllegalArgumentException e) {
            throw refusal(name, "its Chart.yaml has no semantic version");
        }
    }

    private static InvalidInputException refusal(String name, String problem) {
        return new InvalidInputException(Finding.error(
                "packaging/archive",
                Location.of(name),
                "is not a chart archive: " + problem,
                "make it with 'chartwright package'"));
    }
}
