package io.chartwright.publish;

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

/** Small charts to publish. */
public final class Charts {

    private Charts() {}

    public static ChartArchive archive(String name, String version) {
        return archive(name, version, "kind: ConfigMap\n");
    }

    public static ChartArchive archive(String name, String version, String template) {
        String text = "apiVersion: v2\nname: " + name + "\nversion: " + version + "\nappVersion: \"1.10\"\n"
                + "description: |\n  Two lines:\n\n  - of text\nkeywords: [b, a]\n"
                + "maintainers:\n- name: Team\n  email: team@example.com\n";
        Mapping metadata = new YamlReader("chart").readMapping("Chart.yaml", text);
        ChartFile chartYaml = ChartFile.of("Chart.yaml", text);
        ChartFile file = ChartFile.of("templates/a.yaml", template);
        Map<String, ChartFile> files = Map.of(chartYaml.path(), chartYaml, file.path(), file);
        return new ChartPackager(ChartPackager.DEFAULT_EPOCH)
                .pack(new Chart(new ChartId(name, Version.parse(version)), metadata, files, List.of()));
    }
}
