package io.chartwright.supplychain;

import io.chartwright.model.ChartArchive;
import io.chartwright.model.Content;
import io.chartwright.model.UnknownNameException;
import io.chartwright.packaging.openpgp.ProvenanceFile;
import io.chartwright.publish.oci.PulledChart;
import io.chartwright.publish.store.Store;
import io.chartwright.publish.store.StoreReader;
import java.util.Optional;

/**
 * A packaged chart with what lies beside it, as somebody receives it.
 *
 * @param name what findings call the archive: its path or address
 * @param fileName the last part of that, by which a provenance file names it
 * @param archive the archive's bytes
 * @param provenance the file {@code <archive>.prov}, if there is one
 * @param index the index of the repository that the archive lies in, if there is one
 * @param pulled what an OCI registry gave, if it comes from one
 * @param bundle the bundle that it came in, if it came in one
 */
public record ReceivedPackage(
        String name,
        String fileName,
        Content archive,
        Optional<Content> provenance,
        Optional<Content> index,
        Optional<PulledChart> pulled,
        Optional<Bundle> bundle) {

    /**
     * Returns a chart of an OCI registry.
     *
     * @param name what findings call the chart
     */
    public static ReceivedPackage of(String name, PulledChart pulled) {
        String fileName = ArchivedChart.of(name, pulled.archive()).id() + ".tgz";
        return new ReceivedPackage(
                name,
                fileName,
                pulled.archive(),
                pulled.provenance(),
                Optional.empty(),
                Optional.of(pulled),
                Optional.empty());
    }

    /** Returns the package in the bundle, with the signature that came with it. */
    private static ReceivedPackage in(Bundle bundle, String name) {
        ChartArchive archive = bundle.archive();
        return new ReceivedPackage(
                name + "!/" + archive.fileName(),
                archive.fileName(),
                archive.content(),
                bundle.provenance(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(bundle));
    }

    /**
     * Returns a package of a chart repository, or the one in a bundle.
     *
     * @param name what findings call the archive
     * @param fileName its path in the repository
     * @throws UnknownNameException when it is not there
     * @throws io.chartwright.model.InvalidInputException when it is called like a bundle, and is none or not whole
     * @throws io.chartwright.model.UnavailableException when the repository cannot be read
     */
    public static ReceivedPackage in(Store repository, String name, String fileName) {
        try (StoreReader files = repository.look()) {
            Content archive =
                    read(files, fileName).orElseThrow(() -> new UnknownNameException("there is no package " + name));
            if (fileName.endsWith(Bundle.SUFFIX)) {
                return in(BundleReader.read(archive.open(), name), name);
            }
            return new ReceivedPackage(
                    name,
                    fileName,
                    archive,
                    read(files, fileName + ProvenanceFile.SUFFIX),
                    read(files, "index.yaml"),
                    Optional.empty(),
                    Optional.empty());
        }
    }

    /**
     * Returns the time of the first file in the archive, in seconds since 1970.
     *
     * @throws IllegalArgumentException when it is no archive
     */
    public long epochSeconds() {
        return TarListing.of(archive).entries().get(0).time().getEpochSecond();
    }

    private static Optional<Content> read(StoreReader files, String path) {
        return files.read(path).map(file -> Content.of(file.bytes()));
    }
}
