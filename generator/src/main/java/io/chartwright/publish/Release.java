package io.chartwright.publish;

import io.chartwright.model.ChartArchive;
import io.chartwright.model.Content;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is published of one version of a chart.
 *
 * @param archive the packaged chart
 * @param valuesFiles files for {@code helm install -f} by their name, for example {@code values-local.yaml}
 */
public record Release(ChartArchive archive, Map<String, Content> valuesFiles) {

    public Release {
        for (String name : valuesFiles.keySet()) {
            if (name.isEmpty() || name.startsWith(".") || name.contains("/") || name.contains("\\")) {
                throw new IllegalArgumentException("not a plain file name: " + name);
            }
        }
        valuesFiles = Collections.unmodifiableMap(new TreeMap<>(valuesFiles));
    }

    /** Returns each file by its path in the repository: the archive first, then the values files in their own folder. */
    public Map<String, Content> files() {
        Map<String, Content> files = new LinkedHashMap<>();
        files.put(archive.fileName(), archive.content());
        valuesFiles.forEach((name, content) -> files.put(archive.id() + "/" + name, content));
        return files;
    }
}
