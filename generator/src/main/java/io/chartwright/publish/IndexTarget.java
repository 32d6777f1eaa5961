package io.chartwright.publish;

import io.chartwright.model.InvalidInputException;
import io.chartwright.publish.Publication.Status;
import io.chartwright.publish.retry.Attempts;
import io.chartwright.publish.retry.Patience;
import io.chartwright.publish.store.PublishException;
import io.chartwright.publish.store.Store;
import io.chartwright.publish.store.StoreReader;
import io.chartwright.publish.store.StoreSession;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A chart repository with an {@code index.yaml}, in any store.
 *
 * <p>A release is a transaction: find out what must change; write the archive, its signature and the files beside it, each
 * only where nothing is; write the index last, only if it has not changed since; read everything back. When another
 * publisher came first, all of that begins again. Whoever stops in between leaves files that no client is led to, and
 * the next run goes on from there.
 */
final class IndexTarget implements Target {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private final Store store;
    private final PublishOptions options;
    private final Patience patience;
    private final List<Page> pages;

    /**
     * Creates the target.
     *
     * @param patience how long to begin again when others publish, too
     * @param pages what is written after the index
     */
    IndexTarget(Store store, PublishOptions options, Patience patience, List<Page> pages) {
        this.store = store;
        this.options = options;
        this.patience = patience;
        this.pages = List.copyOf(pages);
    }

    @Override
    public Publication publish(Release release) {
        try (store) {
            return publishOpen(release);
        }
    }

    private Publication publishOpen(Release release) {
        boolean mayReplace = options.mayReplacePreReleases()
                && release.archive().id().version().isPreRelease();
        Planner planner = new Planner(store.name(), release, mayReplace, pages);
        if (options.isDryRun()) {
            try (StoreReader reader = store.look()) {
                Plan plan = planner.plan(reader);
                return publication(plan.status(), release, plan.changes());
            }
        }
        OneWriter.check(store, options.isSingleWriter());
        Map<String, Change> made = new LinkedHashMap<>();
        Status status = write(release, planner, made);
        new ReadingBack(store.name(), patience.timing())
                .check(
                        () -> unseen(planner, made),
                        "was written for " + release.archive().id());
        return publication(status, release, made.values());
    }

    /** Makes the changes until nothing is left to change, and adds them to the map by their paths. */
    private Status write(Release release, Planner planner, Map<String, Change> made) {
        Status status = Status.UNCHANGED;
        Attempts attempts = patience.attempts(FIRST_PAUSE, LONGEST_PAUSE);
        do {
            try (StoreSession session = store.open()) {
                Plan plan = planner.plan(session);
                status = status == Status.UNCHANGED ? plan.status() : status;
                if (apply(plan, session, made) && session.commit()) {
                    return status;
                }
            }
        } while (attempts.pause());
        throw new PublishException("other publishers changed " + store.name() + " each time before "
                + release.archive().id() + " was complete (" + attempts.summary()
                + "): run it again, or give it more time with --retry-time");
    }

    private static boolean apply(Plan plan, StoreSession session, Map<String, Change> made) {
        for (Change change : plan.changes()) {
            // Before it is made: when the answer is lost, the next plan finds it made.
            made.put(change.path(), change);
            if (!change.applyTo(session)) {
                return false;
            }
        }
        return true;
    }

    /** Returns a file that is not as it was written; one look at the store serves all files. */
    private Optional<String> unseen(Planner planner, Map<String, Change> made) {
        if (made.isEmpty()) {
            return Optional.empty();
        }
        try (StoreReader reader = store.look()) {
            return made.values().stream()
                    .filter(change -> !isSeen(change, reader, planner))
                    .map(Change::path)
                    .findFirst();
        }
    }

    private boolean isSeen(Change change, StoreReader reader, Planner planner) {
        if (change.path().equals(RepositoryIndex.FILE)) {
            try {
                // The very bytes need no reading; others are as good when another publisher has come since.
                return change.isSeenBy(reader) || planner.isListed(reader);
            } catch (InvalidInputException e) {
                // It was whole when it was planned and written, so it was damaged on the way back.
                return false;
            }
        }
        // A page that another publisher has written anew by now is as it should be.
        return pages.stream().anyMatch(page -> page.path().equals(change.path())) || change.isSeenBy(reader);
    }

    private Publication publication(Status status, Release release, Collection<Change> changes) {
        List<String> files = changes.stream().map(Change::path).toList();
        return new Publication(status, store.name(), release.archive().digest(), files, List.of());
    }
}
