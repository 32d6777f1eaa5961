package io.chartwright.supplychain;

import io.chartwright.model.Chart;
import io.chartwright.model.ChartArchive;
import io.chartwright.model.ChartFile;
import io.chartwright.model.ChartId;
import io.chartwright.model.Mapping;
import io.chartwright.model.Version;
import io.chartwright.packaging.ChartPackager;
import io.chartwright.yaml.YamlReader;
import java.util.List;
import java.util.Map;

/** Packages small charts. */
final class ChartArchives {
    private ChartArchives() {}

    static ChartArchive of(String name, String version) {
        String text = "apiVersion: v2\nname: " + name + "\nversion: " + version + "\ndescription: About it.\n"
                + "dependencies:\n- {name: redis, version: 20.x, repository: https://example.com}\n";
        Mapping metadata = new YamlReader("chart").readMapping("Chart.yaml", text);
        Map<String, ChartFile> files = Map.of("Chart.yaml", ChartFile.of("Chart.yaml", text));
        return new ChartPackager(ChartPackager.DEFAULT_EPOCH)
                .pack(new Chart(new ChartId(name, Version.parse(version)), metadata, files, List.of()));
    }
}
