package io.chartwright.publish;

import io.chartwright.model.ByteSource;
import io.chartwright.model.Content;
import io.chartwright.model.InvalidInputException;
import io.chartwright.model.Mapping;
import io.chartwright.model.Version;
import io.chartwright.packaging.ArchiveReader;
import io.chartwright.packaging.openpgp.SignatureKey;
import io.chartwright.publish.IndexListing.Listed;
import io.chartwright.publish.store.StoreReader;
import io.chartwright.publish.store.StoredFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The page that a browser shows of a repository: {@code index.html}. It is as large as {@value #MOST_CHARTS} charts with
 * {@value #MOST_VERSIONS} versions each at most, and reads of an index no more than it shows.
 */
final class RepositoryPage implements Page {
    private static final int MOST_CHARTS = 50;
    private static final int MOST_VERSIONS = 10;

    /** Packages are read for the names of their values files only, so of few charts. */
    private static final int MOST_PACKAGES = 10;

    /** A larger index is for programs; people see its first charts and how to list all. */
    private static final int MOST_BYTES = 1 << 20;

    private static final int FIRST_BYTES = 1 << 18;

    @Override
    public String path() {
        return "index.html";
    }

    @Override
    public boolean isKept() {
        return false;
    }

    @Override
    public ByteSource of(ByteSource index, StoreReader files) {
        List<ShownChart> charts = new ArrayList<>();
        boolean isAll = index.length() <= MOST_BYTES;
        try {
            IndexListing listing = IndexListing.read(RepositoryIndex.FILE, head(index));
            Map<String, List<Listed>> byChart = new LinkedHashMap<>();
            listing.all().forEach(each -> byChart.computeIfAbsent(each.chart(), key -> new ArrayList<>())
                    .add(each));
            isAll &= byChart.size() <= MOST_CHARTS;
            for (Map.Entry<String, List<Listed>> chart : byChart.entrySet()) {
                if (charts.size() < MOST_CHARTS) {
                    charts.add(chart(chart.getKey(), chart.getValue(), listing, charts.size() < MOST_PACKAGES, files));
                }
            }
        } catch (InvalidInputException e) {
            // A part of a large index may not be readable alone; then the page says how to list it.
            isAll = false;
        }
        return Content.of(PageText.of(charts, isAll));
    }

    /** Returns the index; of a large one what stands before an entry in its first part. */
    private static byte[] head(ByteSource index) {
        try (InputStream in = index.open()) {
            boolean isLarge = index.length() > MOST_BYTES;
            byte[] head = in.readNBytes(isLarge ? FIRST_BYTES : MOST_BYTES);
            int end = head.length;
            if (isLarge) {
                do {
                    end = lineBefore(head, end);
                } while (end > 0 && !(head[end] == ' ' && head[end + 1] == ' ' && head[end + 2] == '-'));
            }
            return Arrays.copyOf(head, end);
        } catch (IOException e) {
            throw new IllegalStateException("bytes in memory could not be read", e);
        }
    }

    private static int lineBefore(byte[] text, int end) {
        int at = Math.min(end - 2, text.length - 4);
        while (at > 0 && text[at - 1] != '\n') {
            at--;
        }
        return Math.max(at, 0);
    }

    private static ShownChart chart(
            String name, List<Listed> versions, IndexListing listing, boolean readsPackage, StoreReader files) {
        List<Listed> newest = versions.stream()
                .sorted(Comparator.comparing(
                        (Listed each) -> listing.version(each).orElse(Version.parse("0.0.0-0")),
                        Comparator.reverseOrder()))
                .toList();
        List<Mapping> entries =
                newest.stream().limit(MOST_VERSIONS).map(listing::entry).toList();
        Optional<String> path = PackageAddress.of(entries.get(0)).path();
        List<String> overlays =
                readsPackage ? path.map(file -> overlays(file, files)).orElse(List.of()) : List.of();
        Optional<String> key = path.filter(file -> readsPackage)
                .flatMap(file -> files.read(file + ".prov"))
                .flatMap(file -> SignatureKey.fingerprint(Content.of(file.bytes())));
        return new ShownChart(name, entries, versions.size(), overlays, key);
    }

    /** Returns the names of the values files in the package that lie beside it in the repository too. */
    private static List<String> overlays(String path, StoreReader files) {
        Optional<StoredFile> archive = files.read(path);
        try {
            return archive
                    .map(file -> ArchiveReader.read(new ByteArrayInputStream(file.bytes()), path))
                    .orElse(Map.of())
                    .keySet()
                    .stream()
                    .filter(file -> file.matches("values-[A-Za-z0-9._-]+\\.yaml"))
                    .map(file -> file.replaceAll("^values-|\\.yaml$", ""))
                    .toList();
        } catch (InvalidInputException e) {
            return List.of();
        }
    }
}
