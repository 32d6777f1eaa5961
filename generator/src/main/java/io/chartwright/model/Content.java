package io.chartwright.model;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The bytes of a file; immutable, equal when the bytes are. */
public final class Content implements ByteSource {

    private final byte[] bytes;
    private volatile @Nullable Digest digest;

    private Content(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Returns a copy of the bytes as content. */
    public static Content of(byte[] bytes) {
        return new Content(bytes.clone());
    }

    /** Returns the text in UTF-8. */
    public static Content of(String text) {
        return new Content(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns a copy of the bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** Returns the number of bytes. */
    public int size() {
        return bytes.length;
    }

    @Override
    public long length() {
        return bytes.length;
    }

    @Override
    public InputStream open() {
        return new ByteArrayInputStream(bytes);
    }

    /** Returns the bytes read as UTF-8. */
    public String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Returns the digest of the bytes. */
    public Digest digest() {
        Digest known = digest;
        if (known == null) {
            known = Digest.of(bytes);
            digest = known;
        }
        return known;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Content that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return bytes.length + " bytes";
    }
}
