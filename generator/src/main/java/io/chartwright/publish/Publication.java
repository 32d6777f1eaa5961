package io.chartwright.publish;

import io.chartwright.model.Digest;
import java.util.List;

/**
 * What became of a release in a repository, or, of a dry run, what would become of it.
 *
 * @param status what happens to the version
 * @param repository where it is
 * @param digest the digest of the archive
 * @param files what is written, relative to the repository, in the order of writing
 * @param remarks what else a user should know, such as the digest of an OCI manifest; sentences without a full stop
 */
public record Publication(Status status, String repository, Digest digest, List<String> files, List<String> remarks) {

    /** What happens to a version. */
    public enum Status {
        /** The release, or a part of it that was missing, is written. */
        NEW,
        /** The version was there with other bytes, which are replaced. */
        REPLACED,
        /** The release was there with the same bytes; nothing is touched. */
        UNCHANGED
    }

    public Publication {
        files = List.copyOf(files);
        remarks = List.copyOf(remarks);
    }

    /** Returns whether anything is written. */
    public boolean isNew() {
        return status != Status.UNCHANGED;
    }
}
