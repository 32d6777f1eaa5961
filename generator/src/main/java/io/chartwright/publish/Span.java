package io.chartwright.publish;

import java.nio.charset.StandardCharsets;

/**
 * A part of a text in bytes.
 *
 * @param start offset of its first byte
 * @param end offset behind its last byte
 */
record Span(int start, int end) {

    /** Returns the part of the text read as UTF-8. */
    String of(byte[] text) {
        return new String(text, start, end - start, StandardCharsets.UTF_8);
    }
}
