package io.chartwright.e2e.publishing;

import io.chartwright.model.Content;
import io.chartwright.publish.store.Store;
import io.chartwright.publish.store.StoreSession;
import io.chartwright.publish.store.StoredFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Whether a server keeps its own promises: a server that loses conditional writes cannot judge whether we do.
 */
final class Conformance {
    private static final int WRITERS = Experiments.FULL ? 16 : 4;
    private static final int WRITES = Experiments.FULL ? 25 : 10;

    /** How the table says that all writes are there. */
    static final String KEPT = WRITERS * WRITES + " of " + WRITERS * WRITES;

    private Conformance() {}

    /** Returns what it lost: a file created twice, a stale write taken, or some of many compare-and-swaps. */
    static Optional<String> doubt(Store store) throws Exception {
        StoreSession session = store.open();
        boolean isCreated = session.create("counter", Content.of("0"));
        if (!isCreated || session.create("counter", Content.of("x"))) {
            return Optional.of("a file is created twice");
        }
        String stale = session.read("counter").orElseThrow().version();
        boolean isReplaced = session.replace("counter", stale, Content.of("1"));
        if (!isReplaced || session.replace("counter", stale, Content.of("x"))) {
            return Optional.of("a stale write is taken");
        }
        ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
        try {
            List<Future<?>> writers = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                writers.add(threads.submit(() -> count(store.open())));
            }
            for (Future<?> writer : writers) {
                writer.get();
            }
        } finally {
            threads.shutdownNow();
        }
        String counted =
                Content.of(session.read("counter").orElseThrow().bytes()).text();
        int kept = Integer.parseInt(counted) - 1;
        return kept == WRITERS * WRITES ? Optional.empty() : Optional.of(kept + " of " + WRITERS * WRITES);
    }

    private static void count(StoreSession session) {
        for (int done = 0; done < WRITES; ) {
            StoredFile file = session.read("counter").orElseThrow();
            int next = Integer.parseInt(Content.of(file.bytes()).text()) + 1;
            if (session.replace("counter", file.version(), Content.of(Integer.toString(next)))) {
                done++;
            }
        }
    }
}
