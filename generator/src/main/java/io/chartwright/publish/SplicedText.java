package io.chartwright.publish;

import io.chartwright.model.ByteSource;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Parts of a text with others between them, not copied. */
final class SplicedText implements ByteSource {

    private final byte[] text;
    private final List<Span> kept;
    private final List<byte[]> inserted;

    /**
     * Creates the text.
     *
     * @param kept the parts of the text
     * @param inserted what stands behind each part but the last
     */
    SplicedText(byte[] text, List<Span> kept, List<byte[]> inserted) {
        this.text = text;
        this.kept = List.copyOf(kept);
        this.inserted = List.copyOf(inserted);
    }

    @Override
    public long length() {
        return kept.stream().mapToLong(span -> span.end() - span.start()).sum()
                + inserted.stream().mapToLong(bytes -> bytes.length).sum();
    }

    @Override
    public InputStream open() {
        List<InputStream> parts = new ArrayList<>();
        for (int i = 0; i < kept.size(); i++) {
            Span span = kept.get(i);
            parts.add(new ByteArrayInputStream(text, span.start(), span.end() - span.start()));
            if (i < inserted.size()) {
                parts.add(new ByteArrayInputStream(inserted.get(i)));
            }
        }
        return new SequenceInputStream(Collections.enumeration(parts));
    }
}
