package io.chartwright.publish;

import io.chartwright.publish.store.PublishException;
import io.chartwright.publish.store.Store;
import io.chartwright.publish.store.Store.Writers;

/** Nothing is written where publishers undo each other's work, unless somebody vouches that only one runs. */
final class OneWriter {
    private OneWriter() {}

    /**
     * Lets pass what may write.
     *
     * @param isSingleWriter whether the user says that nobody else publishes at the same time
     * @throws PublishException when the store cannot keep publishers apart, and nobody says so
     */
    static void check(Store store, boolean isSingleWriter) {
        if (store.writers() == Writers.ONE && !isSingleWriter) {
            throw new PublishException(store.name() + " cannot keep publishers that write at the same time from"
                    + " undoing each other's work: make sure that only one runs, and say so with --single-writer");
        }
    }
}
