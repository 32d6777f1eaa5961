package io.chartwright.publish;

import io.chartwright.model.Chart;
import io.chartwright.model.ChartArchive;
import io.chartwright.model.ChartId;
import io.chartwright.model.Location;
import io.chartwright.model.Mapping;
import io.chartwright.model.Mapping.Entry;
import io.chartwright.model.Node;
import io.chartwright.model.Scalar;
import io.chartwright.model.Sequence;
import io.chartwright.packaging.ChartPackager;
import io.chartwright.yaml.YamlWriter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What an index says about one version of a chart.
 *
 * @param id name and version
 * @param created when the version was made
 * @param fields the fields of {@code Chart.yaml} that Helm knows, with {@code created}, {@code digest} and {@code urls},
 *     sorted as Helm sorts them
 */
record IndexEntry(ChartId id, Instant created, Mapping fields) {

    private static final Location NOWHERE = Location.of("index.yaml");

    /** Returns the entry of an archive that lies beside the index; it was created at the time of the archive's files. */
    static IndexEntry of(ChartArchive archive) {
        Instant created = timeOf(archive);
        Map<String, Entry> fields = new TreeMap<>(metadata(archive.metadata()).entries());
        Node url = Scalar.of(archive.fileName(), NOWHERE);
        fields.put("created", entry("created", Scalar.of(created.toString(), NOWHERE)));
        fields.put("digest", entry("digest", Scalar.of(archive.digest().hex(), NOWHERE)));
        fields.put("urls", entry("urls", new Sequence(List.of(url), NOWHERE)));
        return new IndexEntry(archive.id(), created, new Mapping(fields, NOWHERE));
    }

    /**
     * Returns what an entry should say of its archive; it keeps when it was created, where the archive is, and what is no
     * concern of the archive.
     */
    static IndexEntry of(ChartArchive archive, Mapping before) {
        IndexEntry now = of(archive);
        Map<String, Entry> fields = new TreeMap<>(now.fields.entries());
        before.entries().forEach((key, entry) -> {
            boolean isOfArchive = key.equals("digest") || Chart.METADATA_KEYS.contains(key);
            if (!isOfArchive && !isEmpty(entry.node())) {
                fields.put(key, entry(key, sorted(entry.node())));
            }
        });
        return new IndexEntry(archive.id(), now.created, new Mapping(fields, NOWHERE));
    }

    /** Returns the fields of {@code Chart.yaml}, or of an entry, that Helm reads of a chart, in the form of an entry. */
    static Mapping metadata(Mapping of) {
        Map<String, Entry> fields = new TreeMap<>();
        of.entries().forEach((key, entry) -> {
            if (Chart.METADATA_KEYS.contains(key) && !isEmpty(entry.node())) {
                fields.put(key, entry(key, sorted(entry.node())));
            }
        });
        return new Mapping(fields, NOWHERE);
    }

    /** Returns the chart's name as a key, quoted when a reader would take it for a number or a boolean. */
    String key() {
        return new YamlWriter().write(Scalar.of(id.name(), NOWHERE)).strip();
    }

    /** Returns the lines of a list item, each with the indentation and ended by a line feed. */
    String lines(String indent) {
        StringBuilder out = new StringBuilder();
        String lead = indent + "- ";
        for (String line : new YamlWriter().write(fields).lines().toList()) {
            out.append(line.isEmpty() ? "" : lead + line).append('\n');
            lead = indent + "  ";
        }
        return out.toString();
    }

    /** Archives that others made may hold no time. */
    private static Instant timeOf(ChartArchive archive) {
        try {
            return ChartPackager.timeOf(archive);
        } catch (IllegalArgumentException e) {
            return Instant.ofEpochSecond(ChartPackager.DEFAULT_EPOCH);
        }
    }

    private static Entry entry(String key, Node node) {
        return new Entry(key, node, NOWHERE, List.of());
    }

    private static boolean isEmpty(Node node) {
        return (node instanceof Scalar scalar && (scalar.isNull() || "".equals(scalar.value())))
                || (node instanceof Mapping mapping && mapping.entries().isEmpty())
                || (node instanceof Sequence sequence && sequence.items().isEmpty());
    }

    /** Returns the node with sorted keys and without comments; numbers become the text that Helm reads them as. */
    private static Node sorted(Node node) {
        if (node instanceof Mapping mapping) {
            Map<String, Entry> entries = new TreeMap<>();
            mapping.entries()
                    .forEach((key, entry) -> entries.put(
                            key, entry(key, key.equals("import-values") ? entry.node() : sorted(entry.node()))));
            return new Mapping(entries, NOWHERE);
        }
        if (node instanceof Sequence sequence) {
            return new Sequence(
                    sequence.items().stream().map(IndexEntry::sorted).toList(), NOWHERE);
        }
        Scalar scalar = (Scalar) node;
        return scalar.value() instanceof Number ? Scalar.of(scalar.text(), NOWHERE) : scalar;
    }
}
