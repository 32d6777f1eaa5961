package io.chartwright.cli;

import io.chartwright.model.Location;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;

/**
 * What other programs call the files of findings.
 *
 * @param prefix the project's folder in the repository, ended by a slash; empty when it is the repository itself
 */
record SourcePaths(String prefix) {

    /**
     * Returns the paths of a project.
     *
     * @param repository the repository that holds the project; empty when nobody says so
     */
    static SourcePaths of(String repository, Path project) {
        if (repository.isEmpty()) {
            return new SourcePaths("");
        }
        Path root = Path.of(repository).toAbsolutePath().normalize();
        Path folder = project.toAbsolutePath().normalize();
        boolean isInside = folder.startsWith(root) && !folder.equals(root);
        return new SourcePaths(isInside ? root.relativize(folder).toString().replace('\\', '/') + "/" : "");
    }

    /** Returns the path of the location's file from the repository, or the absolute path of one outside of the project. */
    String pathOf(Location location) {
        return isAbsolute(location) ? location.file() : prefix + location.file();
    }

    /** Returns what {@link #pathOf} does as a URI reference. */
    String uriOf(Location location) {
        try {
            String path = pathOf(location);
            return isAbsolute(location)
                    ? new URI("file", "", path, null).toASCIIString()
                    : new URI(null, null, "/" + path, null).toASCIIString().substring(1);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("no path: " + location.file(), e);
        }
    }

    /** Returns whether the location's file is named from the root of the disk. */
    static boolean isAbsolute(Location location) {
        return location.file().startsWith("/");
    }
}
