package io.chartwright.publish;

import io.chartwright.model.Finding;
import io.chartwright.model.InvalidInputException;
import io.chartwright.model.Location;
import io.chartwright.model.Severity;
import io.chartwright.model.Version;
import io.chartwright.publish.IndexListing.Listed;
import io.chartwright.publish.PackageCheck.Found;
import io.chartwright.publish.store.PublishException;
import io.chartwright.publish.store.StoreReader;
import io.chartwright.publish.store.StoredFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Checks that what the index of a repository says of each version is so.
 *
 * <p>As many packages are in memory as the machine has processors, beside the text of the index.
 */
public final class IndexCheck {

    /**
     * What came of it.
     *
     * @param repository where it is
     * @param charts how many charts the index names
     * @param versions how many versions it lists
     * @param packages how many packages were read
     * @param elsewhere how many versions have their package on another server, which was not asked
     * @param findings what is wrong
     */
    public record Result(
            String repository, int charts, int versions, int packages, int elsewhere, List<Finding> findings) {}

    private final IndexListing index;
    private final PackageCheck check;
    private final List<Finding> findings = new ArrayList<>();

    private IndexCheck(IndexListing index, PackageCheck check) {
        this.index = index;
        this.check = check;
    }

    /**
     * Checks the index of a repository.
     *
     * @param repository as messages call it
     * @throws InvalidInputException when the index cannot be read as one
     * @throws io.chartwright.model.UnavailableException when there is none, or the repository cannot be read
     */
    public static Result check(String repository, StoreReader files) {
        StoredFile file = files.read(RepositoryIndex.FILE)
                .orElseThrow(() -> new PublishException("there is no " + RepositoryIndex.FILE + " in " + repository));
        IndexListing index =
                IndexListing.read(repository.replace('\\', '/') + "/" + RepositoryIndex.FILE, file.bytes());
        return new IndexCheck(index, new PackageCheck(index, files)).check(repository);
    }

    private Result check(String repository) {
        List<Listed> all = index.all();
        List<Found> found = all.parallelStream().map(check::check).toList();
        found.forEach(each -> findings.addAll(each.findings()));
        checkPlaces(all);
        checkSignatures(all, found);
        int packages = (int) found.stream().filter(Found::isRead).count();
        int elsewhere = (int) found.stream().filter(Found::isElsewhere).count();
        return new Result(repository, index.charts().size(), all.size(), packages, elsewhere, findings);
    }

    /** Looks at the versions of a chart beside each other: Helm takes the first that fits. */
    private void checkPlaces(List<Listed> all) {
        Map<String, Listed> seen = new HashMap<>();
        Optional<Listed> before = Optional.empty();
        for (Listed listed : all) {
            Optional<Version> version = index.version(listed);
            if (version.isEmpty()) {
                continue;
            }
            checkDuplicate(seen, listed, version.get());
            Optional<Version> above = before.filter(other -> other.chart().equals(listed.chart()))
                    .flatMap(index::version)
                    .filter(other -> other.compareTo(version.get()) < 0);
            above.ifPresent(older -> findings.add(Finding.warning(
                    "index/order",
                    index.location(listed),
                    listed.chart() + " " + version.get() + " stands below " + older + ", which is older",
                    "run 'chartwright index repair'")));
            before = Optional.of(listed);
        }
    }

    private void checkDuplicate(Map<String, Listed> seen, Listed listed, Version version) {
        String precedence = listed.chart() + " " + version.toString().replaceFirst("\\+.*", "");
        Listed first = seen.putIfAbsent(precedence, listed);
        if (first == null) {
            return;
        }
        boolean isSame = index.version(first).filter(version::equals).isPresent();
        findings.add(new Finding(
                isSame ? Severity.ERROR : Severity.WARNING,
                "index/duplicate",
                index.location(listed),
                listed.chart() + " " + version + " is listed in line " + first.line()
                        + (isSame ? " already" : " with other build metadata"),
                isSame ? "" : "versions that differ in that alone have no order, so Helm takes any of them",
                isSame ? "run 'chartwright index repair'" : "raise the version instead"));
    }

    /** A repository without any signature is one that does not sign; one with some has forgotten the others. */
    private void checkSignatures(List<Listed> all, List<Found> found) {
        boolean anySigned = found.stream().anyMatch(Found::isSigned);
        for (int i = 0; anySigned && i < all.size(); i++) {
            if (found.get(i).isRead() && !found.get(i).isSigned()) {
                Location at = index.location(all.get(i));
                String url = PackageAddress.of(index.entry(all.get(i))).path().orElse("");
                findings.add(Finding.warning(
                        "index/provenance",
                        at,
                        "there is no " + url + ".prov, though other packages are signed",
                        "publish it again with '--sign'"));
            }
        }
    }
}
