package io.chartwright.publish.store;

import io.chartwright.model.ConflictException;
import io.chartwright.model.Digest;

/** A version is published already, with other bytes. */
public class PublishConflictException extends ConflictException {
    private static final long serialVersionUID = 1L;

    private final transient Digest published;
    private final transient Digest offered;

    /**
     * Creates the exception.
     *
     * @param what the file or index entry that is there
     * @param published its digest
     * @param offered the digest of what was to be published
     * @param isPreRelease whether the version may be replaced when the user asks for it
     */
    public PublishConflictException(String what, Digest published, Digest offered, boolean isPreRelease) {
        super(what + " is published with other bytes: " + published + " is there, " + offered
                + " was offered; nothing was changed, raise the chart's version to publish a change"
                + (isPreRelease ? ", or replace this pre-release with --replace-prerelease" : ""));
        this.published = published;
        this.offered = offered;
    }

    /** Returns the digest of what is there. */
    public Digest published() {
        return published;
    }

    /** Returns the digest of what was to be published. */
    public Digest offered() {
        return offered;
    }
}
