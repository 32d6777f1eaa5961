package io.chartwright.cache;

import io.chartwright.model.Finding;
import io.chartwright.model.Location;
import io.chartwright.model.Mapping;
import io.chartwright.model.Mapping.Entry;
import io.chartwright.model.Node;
import io.chartwright.model.Scalar;
import io.chartwright.model.Sequence;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Turns a result into bytes, which {@link ResultReader} reads in the same order. A text is written out once. */
public final class ResultWriter {
    static final byte MAPPING = 0;
    static final byte SEQUENCE = 1;
    static final byte NULL = 2;
    static final byte TEXT = 3;
    static final byte BOOLEAN = 4;
    static final byte INTEGER = 5;
    static final byte NUMBER = 6;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final DataOutputStream out = new DataOutputStream(bytes);
    private final Map<String, Integer> texts = new HashMap<>();

    /** Returns what was written. */
    public byte[] bytes() {
        return bytes.toByteArray();
    }

    /** Writes a number. */
    public void number(int number) {
        written(() -> out.writeInt(number));
    }

    /** Writes a text. */
    public void text(String text) {
        Integer known = texts.putIfAbsent(text, texts.size());
        number(known == null ? texts.size() - 1 : known);
        if (known == null) {
            bytes(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Writes bytes. */
    public void bytes(byte[] some) {
        number(some.length);
        bytes.writeBytes(some);
    }

    /** Writes a collection, each item by the given way. */
    public <T> void all(Collection<T> items, Consumer<T> each) {
        number(items.size());
        items.forEach(each);
    }

    /** Writes texts. */
    public void texts(Collection<String> some) {
        all(some, this::text);
    }

    /** Writes a location. */
    public void location(Location location) {
        text(location.file());
        number(location.line());
        number(location.column());
    }

    /** Writes a finding. */
    public void finding(Finding finding) {
        text(finding.severity().name());
        text(finding.rule());
        location(finding.location());
        text(finding.problem());
        text(finding.reason());
        text(finding.fix());
        text(finding.object());
        texts(finding.cells().names());
        number(finding.cells().total());
        number(finding.isOfWhole() ? 1 : 0);
    }

    /** Writes a tree, with places and comments. */
    public void node(Node node) {
        if (node instanceof Mapping mapping) {
            kind(MAPPING);
            location(mapping.location());
            all(mapping.entries().values(), this::entry);
        } else if (node instanceof Sequence sequence) {
            kind(SEQUENCE);
            location(sequence.location());
            all(sequence.items(), this::node);
        } else {
            Scalar scalar = (Scalar) node;
            kind(kindOf(scalar.value()));
            location(scalar.location());
            text(String.valueOf(scalar.value()));
        }
    }

    private void entry(Entry entry) {
        text(entry.key());
        location(entry.location());
        texts(entry.comment());
        node(entry.node());
    }

    private static byte kindOf(@Nullable Object value) {
        if (value == null) {
            return NULL;
        } else if (value instanceof BigInteger) {
            return INTEGER;
        } else if (value instanceof BigDecimal) {
            return NUMBER;
        }
        return value instanceof Boolean ? BOOLEAN : TEXT;
    }

    private void kind(byte kind) {
        written(() -> out.writeByte(kind));
    }

    private static void written(Writing writing) {
        try {
            writing.run();
        } catch (IOException e) {
            throw new UncheckedIOException("an array can be written", e);
        }
    }

    private interface Writing {
        void run() throws IOException;
    }
}
