package io.chartwright.publish.store;

import java.util.Optional;

/**
 * The files of a store.
 *
 * <p>Paths are relative to the store, with slashes, for example {@code mini-1.0.0/values-local.yaml}.
 */
public interface StoreReader extends AutoCloseable {

    /**
     * Returns the file; empty when there is none.
     *
     * @throws io.chartwright.model.UnavailableException when the store cannot be read
     */
    Optional<StoredFile> read(String path);

    @Override
    default void close() {}
}
