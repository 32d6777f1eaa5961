package io.chartwright.publish.store;

import io.chartwright.model.ByteSource;
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

    /**
     * Returns whether the file is there with these bytes; a store that can need not hold the file in memory for it.
     *
     * @throws io.chartwright.model.UnavailableException when the store cannot be read
     */
    default boolean has(String path, ByteSource bytes) {
        return read(path).filter(file -> bytes.hasBytes(file.bytes())).isPresent();
    }

    @Override
    default void close() {}
}
