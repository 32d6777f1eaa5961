package io.chartwright.publish.store;

import io.chartwright.model.ByteSource;

/**
 * The files of a store during one transaction.
 *
 * <p>A change may be seen by others at once, or only after {@link #commit}; in the session, what was read or written is
 * seen at once. A change that was asked for and whose outcome never arrived, because the connection broke, may have been
 * made: then {@link #create} and {@link #replace} may return false for what this session did itself, and the caller finds
 * out by reading.
 *
 * <p>Every method throws {@link io.chartwright.model.UnavailableException} when the store cannot be read or written.
 */
public interface StoreSession extends StoreReader {

    /** Writes a file that is not there yet; false, and nothing is written, when there is one. */
    boolean create(String path, ByteSource bytes);

    /**
     * Writes a file that was read before; false, and nothing is written, when it has changed since or is gone.
     *
     * @param version the version that was read
     */
    boolean replace(String path, String version, ByteSource bytes);

    /** Removes a file, if it is there. */
    void delete(String path);

    /**
     * Makes the changes final; false, and none of them is made, when another writer came first. A store that makes each
     * change at once has nothing left to do.
     */
    default boolean commit() {
        return true;
    }

    /** Gives up what was not committed, where that is possible, and lets others write. */
    @Override
    default void close() {}
}
