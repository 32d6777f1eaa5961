package io.chartwright.publish;

import io.chartwright.model.ChartArchive;
import io.chartwright.model.Digest;
import io.chartwright.model.Finding;
import io.chartwright.model.InvalidInputException;
import io.chartwright.model.Location;
import io.chartwright.model.Mapping;
import io.chartwright.model.Version;
import io.chartwright.packaging.PackageReader;
import io.chartwright.publish.IndexListing.Listed;
import io.chartwright.publish.store.StoreReader;
import io.chartwright.publish.store.StoredFile;
import io.chartwright.yaml.YamlWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Compares what an index says of one version with its package. */
final class PackageCheck {
    private static final String REPAIR = "run 'chartwright index repair'";

    private final IndexListing index;
    private final StoreReader files;

    PackageCheck(IndexListing index, StoreReader files) {
        this.index = index;
        this.files = files;
    }

    /**
     * What was found of one version.
     *
     * @param isRead whether its package is in the repository
     * @param isElsewhere whether its package is on another server
     * @param isSigned whether there is a provenance file
     * @param findings what is wrong
     */
    record Found(boolean isRead, boolean isElsewhere, boolean isSigned, List<Finding> findings) {}

    /** Returns what is found of the version; several threads may ask. */
    Found check(Listed listed) {
        Location at = index.location(listed);
        List<Finding> findings = new ArrayList<>();
        Mapping entry;
        try {
            entry = index.entry(listed);
        } catch (InvalidInputException e) {
            findings.add(Finding.error("index/entry", at, "this entry is not readable", REPAIR));
            return new Found(false, false, false, findings);
        }
        checkEntry(listed, entry, at, findings);
        PackageAddress address = PackageAddress.of(entry);
        Optional<StoredFile> file = address.path().flatMap(files::read);
        if (file.isPresent()) {
            compare(listed, entry, file.get(), address.path().orElse(""), findings);
            return new Found(true, false, isSigned(address), findings);
        }
        if (!address.isElsewhere() && address.path().isPresent()) {
            findings.add(Finding.error(
                    "index/package",
                    at,
                    "there is no " + Printable.of(address.url()) + " in the repository",
                    "publish it, or take the entry out with 'chartwright index repair'"));
        }
        return new Found(false, address.isElsewhere(), false, findings);
    }

    private boolean isSigned(PackageAddress address) {
        return files.read(address.path().orElse("") + ".prov").isPresent();
    }

    private void checkEntry(Listed listed, Mapping entry, Location at, List<Finding> findings) {
        String name = entry.text("name").orElse("");
        if (!name.equals(listed.chart())) {
            findings.add(Finding.error(
                    "index/entry",
                    at,
                    "the entry of " + Printable.of(listed.chart()) + " has the name '" + Printable.of(name) + "'",
                    REPAIR));
        }
        if (index.version(listed).isEmpty()) {
            String version = Printable.of(entry.text("version").orElse(""));
            findings.add(Finding.error("index/entry", at, "'" + version + "' is no version", REPAIR));
        }
        PackageAddress address = PackageAddress.of(entry);
        if (!address.isUsable()) {
            findings.add(Finding.error(
                    "index/entry",
                    at,
                    address.url().isEmpty()
                            ? "the entry says nothing of where its package is"
                            : "'" + Printable.of(address.url()) + "' is no address of a package",
                    "write a file of the repository or an https:// address"));
        }
        if (IndexListing.digest(entry).isEmpty()) {
            findings.add(Finding.error("index/digest", at, "the entry has no digest", REPAIR));
        }
    }

    private void compare(Listed listed, Mapping entry, StoredFile file, String path, List<Finding> findings) {
        Location at = index.location(listed);
        Digest is = file.digest();
        IndexListing.digest(entry)
                .filter(says -> !says.equals(is))
                .ifPresent(says -> findings.add(Finding.error(
                        "index/digest",
                        at,
                        "the index says " + says + " of " + path + ", which has " + is,
                        "find out which is right; to keep the package, " + REPAIR)));
        try {
            ChartArchive archive = PackageReader.read(file.bytes(), path);
            compare(listed, entry, archive, findings);
        } catch (InvalidInputException e) {
            e.findings()
                    .forEach(problem -> findings.add(
                            Finding.error("index/package", at, path + " " + problem.problem(), "publish it anew")));
        }
    }

    private void compare(Listed listed, Mapping entry, ChartArchive archive, List<Finding> findings) {
        Optional<Version> version = index.version(listed);
        boolean isOther = !archive.id().name().equals(listed.chart())
                || version.filter(archive.id().version()::equals).isEmpty();
        Location at = index.location(listed);
        if (isOther) {
            findings.add(Finding.error(
                    "index/package",
                    at,
                    "the package of " + Printable.of(listed.chart()) + " "
                            + version.map(Version::toString).orElse("") + " is " + archive.id(),
                    REPAIR));
            return;
        }
        Set<String> other = differences(IndexEntry.metadata(entry), IndexEntry.metadata(archive.metadata()));
        if (!other.isEmpty()) {
            findings.add(Finding.error(
                    "index/metadata",
                    at,
                    "the entry of " + archive.id() + " does not say what its Chart.yaml says of "
                            + String.join(", ", other),
                    REPAIR));
        }
    }

    /** Returns the fields that are not the same. */
    static Set<String> differences(Mapping says, Mapping is) {
        TreeSet<String> keys = new TreeSet<>(says.entries().keySet());
        keys.addAll(is.entries().keySet());
        keys.removeIf(key -> Objects.equals(tree(says, key), tree(is, key)));
        return keys;
    }

    /** Returns the value without places and comments. */
    private static String tree(Mapping of, String key) {
        return of.get(key).map(node -> new YamlWriter().write(node)).orElse("");
    }
}
