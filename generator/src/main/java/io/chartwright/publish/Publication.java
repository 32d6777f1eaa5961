package io.chartwright.publish;

import io.chartwright.model.Digest;
import java.util.List;

/**
 * What became of a release in a repository.
 *
 * @param status whether anything was written
 * @param repository where it is
 * @param digest the digest of the archive
 * @param files what was written, relative to the repository, in the order of writing
 */
public record Publication(Status status, String repository, Digest digest, List<String> files) {

    /** Whether a repository changed. */
    public enum Status {
        /** The release, or a part of it that was missing, was written. */
        NEW,
        /** The release was there with the same bytes; nothing was touched. */
        UNCHANGED
    }

    public Publication {
        files = List.copyOf(files);
    }

    /** Returns whether anything was written. */
    public boolean isNew() {
        return status == Status.NEW;
    }
}
