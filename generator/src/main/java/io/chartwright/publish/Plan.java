package io.chartwright.publish;

import io.chartwright.publish.Publication.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What must change in a store so that it has a release.
 *
 * @param files the changes of the release's own files, in the order in which they are made
 * @param index the change of the index, which comes after them
 * @param pages the changes of what shows the index, which come last
 * @param isReplacement whether the release takes the place of other bytes
 */
record Plan(List<Change> files, Optional<Change> index, List<Change> pages, boolean isReplacement) {

    Plan {
        files = List.copyOf(files);
        pages = List.copyOf(pages);
    }

    /** Returns all changes in their order. */
    List<Change> changes() {
        List<Change> all = new ArrayList<>(files);
        index.ifPresent(all::add);
        all.addAll(pages);
        return all;
    }

    /** Returns what happens to the version. */
    Status status() {
        if (files.isEmpty() && index.isEmpty()) {
            return Status.UNCHANGED;
        }
        return isReplacement ? Status.REPLACED : Status.NEW;
    }
}
