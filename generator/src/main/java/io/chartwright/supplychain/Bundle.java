package io.chartwright.supplychain;

import io.chartwright.model.ChartArchive;
import io.chartwright.model.Content;
import io.chartwright.packaging.ChartPackager;
import io.chartwright.packaging.ReproducibleArchive;
import io.chartwright.publish.Provenance;
import io.chartwright.publish.Release;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * All that a network without a way out needs of one version of a chart, in one file. The images themselves are not in it;
 * {@code images.lock} names them.
 *
 * @param archive the package
 * @param provenance its signature, if it is signed
 * @param valuesFiles the values file of each overlay, by its name
 * @param imagesLock the images, as {@link ImagesLock} writes them
 * @param billOfMaterials as {@link CycloneDx} writes it
 */
public record Bundle(
        ChartArchive archive,
        Optional<Content> provenance,
        Map<String, Content> valuesFiles,
        Content imagesLock,
        Content billOfMaterials) {

    /** What the name of a bundle ends with. */
    static final String SUFFIX = ".bundle.tgz";

    /** The folder of the values files in a bundle. */
    static final String VALUES = "values/";

    public Bundle {
        valuesFiles = Collections.unmodifiableMap(new TreeMap<>(valuesFiles));
    }

    /** Returns {@code <name>-<version>.bundle.tgz}. */
    public String fileName() {
        return archive.id() + SUFFIX;
    }

    /** Returns the file; the same bytes for the same content. */
    public Content content() {
        Map<String, Content> files = files();
        Map<String, Content> inFolder = new LinkedHashMap<>();
        String folder = archive.id() + "/";
        inFolder.put(folder + BundleManifest.FILE, BundleManifest.of(archive.id(), files));
        files.forEach((path, content) -> inFolder.put(folder + path, content));
        return ReproducibleArchive.of(inFolder, ChartPackager.timeOf(archive).getEpochSecond());
    }

    /** Returns what is published of it. */
    public Release release() {
        Release release = Release.of(archive, valuesFiles);
        return provenance.map(content -> release.signed(Provenance.of(content))).orElse(release);
    }

    /** Returns each file by its path in the bundle, but for the manifest. */
    Map<String, Content> files() {
        Map<String, Content> files = new LinkedHashMap<>();
        files.put(archive.fileName(), archive.content());
        provenance.ifPresent(content -> files.put(archive.fileName() + ".prov", content));
        valuesFiles.forEach((name, content) -> files.put(VALUES + name, content));
        files.put(ImagesLock.FILE, imagesLock);
        files.put(CycloneDx.FILE, billOfMaterials);
        return files;
    }
}
