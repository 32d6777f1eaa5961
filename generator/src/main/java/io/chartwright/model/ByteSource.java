package io.chartwright.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;

/** Bytes of a known number that can be read any number of times, for example because a request is sent again. */
public interface ByteSource {

    /** Returns the number of bytes. */
    long length();

    /** Returns a stream over all of them, from the first. */
    InputStream open();

    /** Writes all of them. */
    default void writeTo(OutputStream out) throws IOException {
        try (InputStream in = open()) {
            in.transferTo(out);
        }
    }

    /** Returns whether these are the bytes. */
    default boolean hasBytes(byte[] bytes) {
        if (length() != bytes.length) {
            return false;
        }
        byte[] part = new byte[1 << 16];
        int at = 0;
        try (InputStream in = open()) {
            for (int read = in.read(part); read >= 0; read = in.read(part)) {
                if (read > bytes.length - at || !Arrays.equals(part, 0, read, bytes, at, at + read)) {
                    return false;
                }
                at += read;
            }
        } catch (IOException e) {
            throw new IllegalStateException("bytes in memory could not be read", e);
        }
        return at == bytes.length;
    }
}
