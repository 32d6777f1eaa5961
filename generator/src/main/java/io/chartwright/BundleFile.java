package io.chartwright;

import io.chartwright.model.UnavailableException;
import io.chartwright.model.UnknownNameException;
import io.chartwright.supplychain.Bundle;
import io.chartwright.supplychain.BundleReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The file of a bundle. */
final class BundleFile {
    private BundleFile() {}

    /**
     * Returns the bundle in the file.
     *
     * @param name what findings call it
     * @throws UnknownNameException when there is no such file
     * @throws UnavailableException when it cannot be read
     * @throws io.chartwright.model.InvalidInputException when it is no bundle, or is not whole
     */
    static Bundle read(Path file, String name) {
        if (!Files.isRegularFile(file)) {
            throw new UnknownNameException("there is no bundle " + file);
        }
        try (InputStream bytes = Files.newInputStream(file)) {
            return BundleReader.read(bytes, name);
        } catch (IOException e) {
            throw new UnavailableException("could not read " + file, e);
        }
    }
}
