package io.chartwright.publish.gcs;

import io.chartwright.model.ByteSource;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;

/** A body of the type {@code multipart/related} (RFC 2387): what is said of a file, then the file. */
final class RelatedParts implements ByteSource {

    /** Ends no line of a chart archive or an index but by malice, and then the upload is refused. */
    private static final String BOUNDARY = "chartwright-7f0c5d0a4be94e7d9d5b2a6e4b1c3f98";

    private final byte[] head;
    private final ByteSource file;
    private final byte[] tail;

    private RelatedParts(byte[] head, ByteSource file, byte[] tail) {
        this.head = head;
        this.file = file;
        this.tail = tail;
    }

    static RelatedParts of(String metadata, String contentType, ByteSource file) {
        String head = "--" + BOUNDARY + "\r\nContent-Type: application/json; charset=UTF-8\r\n\r\n" + metadata
                + "\r\n--" + BOUNDARY + "\r\nContent-Type: " + contentType + "\r\n\r\n";
        String tail = "\r\n--" + BOUNDARY + "--\r\n";
        return new RelatedParts(head.getBytes(StandardCharsets.UTF_8), file, tail.getBytes(StandardCharsets.UTF_8));
    }

    String contentType() {
        return "multipart/related; boundary=" + BOUNDARY;
    }

    @Override
    public long length() {
        return head.length + file.length() + tail.length;
    }

    @Override
    public InputStream open() {
        return new SequenceInputStream(Collections.enumeration(
                List.of(new ByteArrayInputStream(head), file.open(), new ByteArrayInputStream(tail))));
    }
}
