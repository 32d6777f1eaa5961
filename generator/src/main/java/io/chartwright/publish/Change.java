package io.chartwright.publish;

import io.chartwright.model.ByteSource;
import io.chartwright.publish.store.StoreReader;
import io.chartwright.publish.store.StoreSession;

/** A change of one file of a store, with what must hold for it. */
sealed interface Change {

    /** Returns the file. */
    String path();

    /** Makes the change; false, and nothing is changed, when the file is not as it was when this was planned. */
    boolean applyTo(StoreSession session);

    /** Returns whether the file is as this change leaves it. */
    boolean isSeenBy(StoreReader reader);

    /** Writes a file that is not there. */
    record Create(String path, ByteSource bytes) implements Change {
        @Override
        public boolean applyTo(StoreSession session) {
            return session.create(path, bytes);
        }

        @Override
        public boolean isSeenBy(StoreReader reader) {
            return reader.has(path, bytes);
        }
    }

    /**
     * Writes a file that is there.
     *
     * @param version what is there now, as the store calls it
     */
    record Replace(String path, String version, ByteSource bytes) implements Change {
        @Override
        public boolean applyTo(StoreSession session) {
            return session.replace(path, version, bytes);
        }

        @Override
        public boolean isSeenBy(StoreReader reader) {
            return new Create(path, bytes).isSeenBy(reader);
        }
    }

    /** Removes a file. */
    record Delete(String path) implements Change {
        @Override
        public boolean applyTo(StoreSession session) {
            session.delete(path);
            return true;
        }

        @Override
        public boolean isSeenBy(StoreReader reader) {
            return reader.read(path).isEmpty();
        }
    }
}
