package io.chartwright.packaging.openpgp;

import io.chartwright.model.ChartArchive;
import io.chartwright.model.Content;
import io.chartwright.model.Digest;
import io.chartwright.model.InvalidInputException;
import io.chartwright.model.Location;
import io.chartwright.model.Mapping;
import io.chartwright.packaging.ChartPackager;
import io.chartwright.yaml.YamlReader;
import io.chartwright.yaml.YamlWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the file {@code <archive>.prov} says, which {@code helm verify} checks: the chart's metadata, the end of a YAML
 * document, and the digest of the archive by its file name.
 *
 * @param metadata the content of {@code Chart.yaml}
 * @param digests the digest of each file by its name, as {@code sha256:<hex>}
 */
public record ProvenanceFile(Mapping metadata, Map<String, String> digests) {

    /** What the name of an archive ends with in the name of its provenance. */
    public static final String SUFFIX = ".prov";

    private static final String END = "\n...\n";
    private static final String FILE = "provenance";

    public ProvenanceFile {
        digests = Map.copyOf(digests);
    }

    /**
     * Returns the provenance file of the archive, signed at the time of the files in it. The same archive and key give
     * the same bytes.
     */
    public static Content sign(ChartArchive archive, SigningKey key) {
        Digest digest = archive.digest();
        String text = new YamlWriter().write(HelmMetadata.of(archive.metadata()))
                + END
                + "files:\n  " + archive.fileName() + ": " + digest + "\n";
        String bytes = ClearSignedText.textOf(text.getBytes(StandardCharsets.UTF_8));
        return Content.of(key.sign(bytes, ChartPackager.timeOf(archive)).format());
    }

    /** Returns what the signed text says; empty when it is no text of a provenance file. */
    static Optional<ProvenanceFile> parse(String text) {
        List<String> parts = List.of(text.split("\n\\.\\.\\.\n", -1));
        if (parts.size() != 2) {
            return Optional.empty();
        }
        try {
            Mapping files = read(parts.get(1)).mapping("files").orElse(Mapping.empty(Location.of(FILE)));
            Map<String, String> digests = new TreeMap<>();
            files.entries().keySet().forEach(name -> files.text(name).ifPresent(sum -> digests.put(name, sum)));
            return Optional.of(new ProvenanceFile(read(parts.get(0)), digests));
        } catch (InvalidInputException e) {
            return Optional.empty();
        }
    }

    private static Mapping read(String text) {
        return new YamlReader(FILE)
                .readMapping(FILE, new String(ClearSignedText.bytesOf(text), StandardCharsets.UTF_8));
    }
}
