package io.chartwright;

import io.chartwright.model.Finding;
import io.chartwright.publish.IndexCheck;
import io.chartwright.publish.IndexRepair;
import io.chartwright.publish.retry.Timing;
import io.chartwright.publish.store.Store;
import io.chartwright.publish.store.StoreReader;
import java.util.List;

/** Checks and repairs the indexes of chart repositories. */
public final class RepositoryIndexes {

    /**
     * What a check found.
     *
     * @param repository where it is
     * @param charts how many charts the index names
     * @param versions how many versions it lists
     * @param packages how many packages were read and compared
     * @param elsewhere how many versions have their package on another server, which was not asked
     * @param findings what is wrong
     */
    public record Verified(
            String repository, int charts, int versions, int packages, int elsewhere, List<Finding> findings) {}

    /**
     * A change that a repair made, or would make.
     *
     * @param line where it stood in the index, from 1
     * @param chart the chart's name
     * @param version its version, as the index had it; empty when it is about all of them
     * @param what what was done
     */
    public record Repair(int line, String chart, String version, String what) {}

    private RepositoryIndexes() {}

    /**
     * Checks the index of the request's repository.
     *
     * @throws io.chartwright.model.InvalidInputException when the index cannot be read as one
     * @throws io.chartwright.model.UnavailableException when the repository cannot be read
     */
    public static Verified verify(Request request) {
        try (Store store = store(request);
                StoreReader files = store.look()) {
            IndexCheck.Result result = IndexCheck.check(store.name(), files);
            return new Verified(
                    result.repository(),
                    result.charts(),
                    result.versions(),
                    result.packages(),
                    result.elsewhere(),
                    result.findings());
        }
    }

    /**
     * Repairs the index of the request's repository.
     *
     * @param isDryRun whether to find out only what would be changed
     * @throws io.chartwright.model.InvalidInputException when the index cannot be read as one
     * @throws io.chartwright.model.UnavailableException when the repository cannot be read or written
     */
    public static List<Repair> repair(Request request, boolean isDryRun) {
        try (Store store = store(request)) {
            return IndexRepair.repair(store, isDryRun, request.publishing().isSingleWriter(), Timing.system()).stream()
                    .map(each -> new Repair(each.line(), each.chart(), each.version(), each.what()))
                    .toList();
        }
    }

    private static Store store(Request request) {
        PublishRequest how = request.publishing();
        return how.targets().store(how.repository().orElse(""));
    }
}
