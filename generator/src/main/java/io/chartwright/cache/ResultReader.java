package io.chartwright.cache;

import io.chartwright.model.Cells;
import io.chartwright.model.Finding;
import io.chartwright.model.Location;
import io.chartwright.model.Mapping;
import io.chartwright.model.Mapping.Entry;
import io.chartwright.model.Node;
import io.chartwright.model.Scalar;
import io.chartwright.model.Sequence;
import io.chartwright.model.Severity;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what {@link ResultWriter} wrote. Every method throws {@link IOException} when something else stands there. */
public final class ResultReader {
    private final DataInputStream in;
    private final List<String> texts = new ArrayList<>();

    private ResultReader(byte[] bytes) {
        this.in = new DataInputStream(new ByteArrayInputStream(bytes));
    }

    /** Reads one thing. */
    public interface Part<T> {
        /** Returns the thing, which begins here. */
        T read(ResultReader in) throws IOException;
    }

    /** Returns what the bytes are; empty when they are something else. */
    public static <T> Optional<T> read(byte[] bytes, Part<T> form) {
        try {
            return Optional.of(form.read(new ResultReader(bytes)));
        } catch (IOException | IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Returns a number. */
    public int number() throws IOException {
        return in.readInt();
    }

    /** Returns a text. */
    public String text() throws IOException {
        int number = number();
        if (number == texts.size()) {
            texts.add(new String(bytes(), StandardCharsets.UTF_8));
        } else if (number < 0 || number > texts.size()) {
            throw new IOException("no text " + number);
        }
        return texts.get(number);
    }

    /** Returns bytes. */
    public byte[] bytes() throws IOException {
        int length = number();
        if (length < 0 || length > in.available()) {
            throw new IOException(length + " bytes");
        }
        return in.readNBytes(length);
    }

    /** Returns a list of things. */
    public <T> List<T> all(Part<T> each) throws IOException {
        List<T> items = new ArrayList<>();
        for (int left = number(); left > 0; left--) {
            items.add(each.read(this));
        }
        return items;
    }

    /** Returns texts. */
    public List<String> texts() throws IOException {
        return all(ResultReader::text);
    }

    /** Returns a location. */
    public Location location() throws IOException {
        return new Location(text(), number(), number());
    }

    /** Returns a finding. */
    public Finding finding() throws IOException {
        return new Finding(
                Severity.valueOf(text()),
                text(),
                location(),
                text(),
                text(),
                text(),
                text(),
                new Cells(texts(), number()),
                number() == 1);
    }

    /** Returns a mapping. */
    public Mapping mapping() throws IOException {
        if (node() instanceof Mapping mapping) {
            return mapping;
        }
        throw new IOException("no mapping");
    }

    /** Returns a tree. */
    public Node node() throws IOException {
        byte kind = in.readByte();
        Location location = location();
        if (kind == ResultWriter.MAPPING) {
            Map<String, Entry> entries = new LinkedHashMap<>();
            for (int left = number(); left > 0; left--) {
                String key = text();
                Location place = location();
                List<String> comment = texts();
                entries.put(key, new Entry(key, node(), place, comment));
            }
            return new Mapping(entries, location);
        }
        if (kind == ResultWriter.SEQUENCE) {
            return new Sequence(all(ResultReader::node), location);
        }
        return scalar(kind, text(), location);
    }

    private static Scalar scalar(byte kind, String text, Location location) throws IOException {
        return switch (kind) {
            case ResultWriter.NULL -> new Scalar(null, location);
            case ResultWriter.TEXT -> new Scalar(text, location);
            case ResultWriter.BOOLEAN -> new Scalar(Boolean.valueOf(text), location);
            case ResultWriter.INTEGER -> new Scalar(new BigInteger(text), location);
            case ResultWriter.NUMBER -> new Scalar(new BigDecimal(text), location);
            default -> throw new IOException("no kind of node " + kind);
        };
    }
}
