package io.chartwright.publish;

import io.chartwright.model.ByteSource;
import io.chartwright.model.ChartId;
import io.chartwright.model.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** What an index says that a package is. */
public final class IndexedDigest {
    private IndexedDigest() {}

    /**
     * Returns the digest that the index gives for a version of a chart; empty when it does not list it.
     *
     * @param file what findings call the index
     * @param expected the digest that it should give; another one is returned first if the version is there twice
     * @throws io.chartwright.model.InvalidInputException when it is no index
     */
    public static Optional<Digest> of(String file, ByteSource index, ChartId id, Digest expected) {
        try (InputStream in = index.open()) {
            return RepositoryIndex.read(file, in.readAllBytes(), id.name()).digestOf(id.version(), expected);
        } catch (IOException e) {
            throw new IllegalStateException("an index in memory could not be read", e);
        }
    }
}
