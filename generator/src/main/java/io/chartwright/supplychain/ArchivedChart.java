package io.chartwright.supplychain;

import io.chartwright.model.ChartFile;
import io.chartwright.model.ChartId;
import io.chartwright.model.Content;
import io.chartwright.model.Finding;
import io.chartwright.model.InvalidInputException;
import io.chartwright.model.Location;
import io.chartwright.model.Mapping;
import io.chartwright.model.Version;
import io.chartwright.packaging.ArchiveReader;
import io.chartwright.yaml.YamlReader;
import java.util.Map;

/**
 * A chart as its archive holds it.
 *
 * @param id name and version
 * @param metadata the content of {@code Chart.yaml}
 * @param files every file by its path
 */
record ArchivedChart(ChartId id, Mapping metadata, Map<String, ChartFile> files) {
    private static final String METADATA = "Chart.yaml";

    ArchivedChart {
        files = Map.copyOf(files);
    }

    /**
     * Returns the chart in the archive.
     *
     * @param archiveName what findings call the archive
     * @throws InvalidInputException when it is no archive of a chart
     */
    static ArchivedChart of(String archiveName, Content archive) {
        Map<String, ChartFile> files = ArchiveReader.read(archive.open(), archiveName);
        String place = archiveName + "!/" + METADATA;
        ChartFile file = files.get(METADATA);
        if (file == null) {
            throw files.containsKey(BundleManifest.FILE)
                    ? problem(archiveName, "is a bundle", "give it a name that ends in " + Bundle.SUFFIX)
                    : problem(place, "is not there");
        }
        Mapping metadata = new YamlReader("chart").readMapping(place, file.text());
        String name = metadata.text("name").orElse("");
        String version = metadata.text("version").orElse("");
        try {
            return new ArchivedChart(new ChartId(name, Version.parse(version)), metadata, files);
        } catch (IllegalArgumentException e) {
            throw problem(place, "has no version that Helm would publish: '" + version + "'");
        }
    }

    private static InvalidInputException problem(String place, String problem) {
        return problem(place, problem, "ask for the archive of a chart");
    }

    private static InvalidInputException problem(String place, String problem, String fix) {
        return new InvalidInputException(Finding.error("verify/archive", Location.of(place), problem, fix));
    }
}
