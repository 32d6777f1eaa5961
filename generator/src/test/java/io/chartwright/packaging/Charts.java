package io.chartwright.packaging;

import io.chartwright.model.Chart;
import io.chartwright.model.ChartFile;
import io.chartwright.model.ChartId;
import io.chartwright.model.Version;
import io.chartwright.yaml.YamlReader;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Charts to package. */
final class Charts {

    static final String METADATA = "apiVersion: v2\nname: demo\nversion: 1.2.3\n";

    private Charts() {}

    /** Returns a chart of a Chart.yaml and the files. */
    static Chart demo(ChartFile... files) {
        return demo(List.of(files));
    }

    /** Returns a chart of a Chart.yaml and the files. */
    static Chart demo(Collection<ChartFile> files) {
        Map<String, ChartFile> all = new LinkedHashMap<>();
        all.put("Chart.yaml", ChartFile.of("Chart.yaml", METADATA));
        files.forEach(file -> all.put(file.path(), file));
        return of(all);
    }

    /** Returns a chart of the files only. */
    static Chart of(Map<String, ChartFile> files) {
        return new Chart(
                new ChartId("demo", Version.parse("1.2.3")),
                new YamlReader("test").readMapping("Chart.yaml", METADATA),
                files,
                List.of());
    }
}
