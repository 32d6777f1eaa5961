package io.chartwright.publish.store;

import io.chartwright.model.Digest;

/** A file as it was read. */
public final class StoredFile {

    private final byte[] bytes;
    private final String version;

    /**
     * Creates the file.
     *
     * @param bytes what is in it; not copied, must not change
     * @param version what the store calls this state of the file, such as an ETag or a generation
     */
    public StoredFile(byte[] bytes, String version) {
        this.bytes = bytes;
        this.version = version;
    }

    /** Returns the bytes themselves, which must not be changed. */
    public byte[] bytes() {
        return bytes;
    }

    /** Returns what the store calls this state of the file. */
    public String version() {
        return version;
    }

    /** Returns the digest of the bytes. */
    public Digest digest() {
        return Digest.of(bytes);
    }
}
