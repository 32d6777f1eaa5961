package io.chartwright.cache;

import io.chartwright.model.Digest;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Makes the key of a result from all that it depends on. Parts are told apart by their lengths. */
public final class KeyBuilder {
    private final ByteArrayOutputStream parts = new ByteArrayOutputStream();

    /** Adds a part. */
    public KeyBuilder with(byte[] part) {
        parts.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(part.length).array());
        parts.writeBytes(part);
        return this;
    }

    /** Adds a text. */
    public KeyBuilder with(String part) {
        return with(part.getBytes(StandardCharsets.UTF_8));
    }

    /** Adds a list of texts, which differs from the same texts added one by one. */
    public KeyBuilder with(List<String> part) {
        with(String.valueOf(part.size()));
        part.forEach(this::with);
        return this;
    }

    /** Returns the key. */
    public Digest key() {
        return Digest.of(parts.toByteArray());
    }
}
