package io.chartwright.e2e.publishing;

import io.chartwright.model.Content;
import io.chartwright.publish.store.Store;
import io.chartwright.publish.store.StoreSession;
import io.chartwright.publish.store.StoredFile;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Whether a server keeps its own promises: a server that loses conditional writes cannot judge whether we do.
 */
final class Conformance {
    private static final int WRITERS = 16;
    private static final int WRITES = 25;

    private Conformance() {}

    /** Fails when a file is created twice, a stale write is taken, or one of 16 × 25 compare-and-swaps is lost. */
    static void check(Store store) throws Exception {
        StoreSession session = store.open();
        expect(session.create("counter", Content.of("0")), "a file could not be created");
        expect(!session.create("counter", Content.of("x")), "a file was created twice");
        String stale = session.read("counter").orElseThrow().version();
        expect(session.replace("counter", stale, Content.of("00")), "a file could not be replaced");
        expect(!session.replace("counter", stale, Content.of("x")), "a stale write was taken");
        String fresh = session.read("counter").orElseThrow().version();
        expect(session.replace("counter", fresh, Content.of("0")), "a file could not be replaced twice");

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
        String counted = Content.of(session.read("counter").orElseThrow().bytes()).text();
        expect(counted.equals(Integer.toString(WRITERS * WRITES)), "of 400 compare-and-swaps only " + counted + " count");
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

    private static void expect(boolean isTrue, String otherwise) {
        if (!isTrue) {
            throw new AssertionError("this server cannot judge: " + otherwise);
        }
    }
}
