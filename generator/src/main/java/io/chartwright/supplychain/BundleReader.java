package io.chartwright.supplychain;

import io.chartwright.model.ChartArchive;
import io.chartwright.model.ChartFile;
import io.chartwright.model.Content;
import io.chartwright.model.Finding;
import io.chartwright.model.InvalidInputException;
import io.chartwright.model.Location;
import io.chartwright.model.Mapping;
import io.chartwright.packaging.ArchiveReader;
import io.chartwright.packaging.PackageReader;
import io.chartwright.yaml.YamlReader;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Reads a bundle that comes from somewhere else. Every file must have the digest that the bundle's list gives, and the name
 * that the package in it makes; nothing is written to disk.
 */
public final class BundleReader {
    private static final String VALUES_FILE = "[A-Za-z0-9][A-Za-z0-9._-]*\\.yaml";

    private final String name;
    private final Map<String, ChartFile> files;
    private final List<Finding> findings = new ArrayList<>();

    private BundleReader(String name, Map<String, ChartFile> files) {
        this.name = name;
        this.files = files;
    }

    /**
     * Returns the bundle.
     *
     * @param name what findings call it
     * @throws InvalidInputException when it is none, or is not whole
     */
    public static Bundle read(InputStream bundle, String name) {
        return new BundleReader(name, ArchiveReader.readBundle(bundle, name)).bundle();
    }

    private Bundle bundle() {
        Mapping manifest = manifest();
        checkDigests(BundleManifest.digests(manifest));
        refuseIfAnything();
        String chart = manifest.text("chart").orElse("") + "-"
                + manifest.text("version").orElse("");
        Content archiveFile = take(chart + ".tgz").orElse(Content.of(""));
        refuseIfAnything();
        ChartArchive archive = PackageReader.read(archiveFile.bytes(), name + "!/" + chart + ".tgz");
        if (!archive.id().toString().equals(chart)) {
            refuse(chart + ".tgz", "is " + archive.id());
        }
        Optional<Content> provenance =
                Optional.ofNullable(files.remove(chart + ".tgz.prov")).map(ChartFile::content);
        Content images = take(ImagesLock.FILE).orElse(Content.of(""));
        Content materials = take(CycloneDx.FILE).orElse(Content.of(""));
        Map<String, Content> values = values();
        files.keySet().forEach(path -> refuse(path, "has no place in a bundle"));
        refuseIfAnything();
        return new Bundle(archive, provenance, values, images, materials);
    }

    private Mapping manifest() {
        Content content = take(BundleManifest.FILE).orElse(Content.of(""));
        refuseIfAnything();
        Mapping manifest = new YamlReader("bundle").readMapping(name + "!/" + BundleManifest.FILE, content.text());
        if (manifest.text("kind").filter(BundleManifest.KIND::equals).isEmpty()) {
            refuse(BundleManifest.FILE, "does not say that this is a bundle");
        }
        return manifest;
    }

    private void checkDigests(Map<String, String> digests) {
        for (ChartFile file : files.values()) {
            String says = digests.getOrDefault(file.path(), "");
            String is = file.content().digest().hex();
            if (says.isEmpty()) {
                refuse(file.path(), "is not in the list of the bundle's files");
            } else if (!says.equals(is)) {
                refuse(file.path(), "has the digest " + is + ", and the bundle's list says " + says);
            }
        }
        digests.keySet().stream()
                .filter(path -> !files.containsKey(path))
                .forEach(path -> refuse(path, "is in the list of the bundle's files and is not there"));
    }

    private Map<String, Content> values() {
        Map<String, Content> values = new TreeMap<>();
        for (ChartFile file : List.copyOf(files.values())) {
            String path = file.path();
            if (path.startsWith(Bundle.VALUES)
                    && path.substring(Bundle.VALUES.length()).matches(VALUES_FILE)) {
                values.put(path.substring(Bundle.VALUES.length()), file.content());
                files.remove(path);
            }
        }
        return values;
    }

    private Optional<Content> take(String path) {
        Optional<Content> content = Optional.ofNullable(files.remove(path)).map(ChartFile::content);
        if (content.isEmpty()) {
            refuse(path, "is missing");
        }
        return content;
    }

    private void refuse(String path, String problem) {
        String shown = path.replaceAll("\\p{Cntrl}", "?");
        findings.add(Finding.error(
                "bundle/content",
                Location.of(name + "!/" + shown),
                problem,
                "ask whoever made it for a new one, made with 'chartwright bundle'"));
    }

    private void refuseIfAnything() {
        if (!findings.isEmpty()) {
            throw new InvalidInputException(findings);
        }
    }
}
