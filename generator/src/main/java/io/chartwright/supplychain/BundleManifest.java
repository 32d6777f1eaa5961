package io.chartwright.supplychain;

import io.chartwright.model.ChartId;
import io.chartwright.model.Content;
import io.chartwright.model.Mapping;
import io.chartwright.model.Node;
import io.chartwright.yaml.YamlWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The list of a bundle's files with their digests, as {@code bundle.yaml}. */
final class BundleManifest {
    static final String FILE = "bundle.yaml";
    static final String KIND = "Bundle";

    private BundleManifest() {}

    /** Returns the file for the other files. */
    static Content of(ChartId chart, Map<String, Content> files) {
        List<Node> list = new ArrayList<>();
        files.forEach((path, content) -> list.add(new Tree()
                .with("path", path)
                .with("sha256", content.digest().hex())
                .mapping()));
        return Content.of(new YamlWriter()
                .write(new Tree()
                        .with("apiVersion", "chartwright.io/v1")
                        .with("kind", KIND)
                        .with("chart", chart.name())
                        .with("version", chart.version().toString())
                        .with("files", Tree.list(list))
                        .mapping()));
    }

    /** Returns the digest of each file by its path, in hexadecimal. */
    static Map<String, String> digests(Mapping manifest) {
        Map<String, String> digests = new LinkedHashMap<>();
        for (Node item : manifest.items("files")) {
            if (item instanceof Mapping file) {
                digests.put(file.text("path").orElse(""), file.text("sha256").orElse(""));
            }
        }
        return digests;
    }
}
