package io.chartwright.packaging.openpgp;

import io.chartwright.model.Chart;
import io.chartwright.model.Mapping;
import io.chartwright.model.Mapping.Entry;
import io.chartwright.model.Node;
import io.chartwright.model.Sequence;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The content of {@code Chart.yaml} as Helm writes it anew: the fields that it knows, sorted, without comments. */
final class HelmMetadata {
    private HelmMetadata() {}

    static Mapping of(Mapping metadata) {
        Map<String, Entry> known = new TreeMap<>(metadata.entries());
        known.keySet().retainAll(Chart.METADATA_KEYS);
        return (Mapping) sorted(new Mapping(known, metadata.location()));
    }

    private static Node sorted(Node node) {
        if (node instanceof Mapping mapping) {
            Map<String, Entry> entries = new TreeMap<>();
            mapping.entries()
                    .forEach((key, entry) ->
                            entries.put(key, new Entry(key, sorted(entry.node()), entry.location(), List.of())));
            return new Mapping(entries, mapping.location());
        }
        return node instanceof Sequence sequence
                ? new Sequence(
                        sequence.items().stream().map(HelmMetadata::sorted).toList(), sequence.location())
                : node;
    }
}
