package io.chartwright.publish;

import io.chartwright.model.ChartArchive;
import io.chartwright.model.Content;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is published of one version of a chart.
 *
 * @param archive the packaged chart
 * @param provenance its signature, if it is signed
 * @param sideFiles files that lie beside it in a folder of its own, by their name, for example {@code values-local.yaml}
 *     for {@code helm install -f}
 */
public record Release(ChartArchive archive, Optional<Provenance> provenance, Map<String, Content> sideFiles) {

    public Release {
        for (String name : sideFiles.keySet()) {
            if (name.isEmpty() || name.startsWith(".") || name.contains("/") || name.contains("\\")) {
                throw new IllegalArgumentException("not a plain file name: " + name);
            }
        }
        sideFiles = Collections.unmodifiableMap(new TreeMap<>(sideFiles));
    }

    /** Returns a release that is not signed. */
    public static Release of(ChartArchive archive, Map<String, Content> sideFiles) {
        return new Release(archive, Optional.empty(), sideFiles);
    }

    /** Returns this release with a signature. */
    public Release signed(Provenance signature) {
        return new Release(archive, Optional.of(signature), sideFiles);
    }

    /** Returns each file by its path in the repository: the archive, its signature, then the files beside it. */
    public Map<String, Content> files() {
        Map<String, Content> files = new LinkedHashMap<>();
        files.put(archive.fileName(), archive.content());
        provenance.ifPresent(signature -> files.put(provenanceFile(), signature.content()));
        sideFiles.forEach((name, content) -> files.put(archive.id() + "/" + name, content));
        return files;
    }

    /** Returns where the signature lies, whether or not there is one. */
    public String provenanceFile() {
        return archive.fileName() + ".prov";
    }
}
