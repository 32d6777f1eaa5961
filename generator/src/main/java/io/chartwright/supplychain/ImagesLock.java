package io.chartwright.supplychain;

import io.chartwright.model.ChartId;
import io.chartwright.model.Location;
import io.chartwright.model.Mapping;
import io.chartwright.model.Mapping.Entry;
import io.chartwright.model.Node;
import io.chartwright.model.Scalar;
import io.chartwright.model.Sequence;
import io.chartwright.yaml.YamlWriter;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes the images of a chart as {@code images.lock}: YAML, sorted, the same for the same chart. */
public final class ImagesLock {

    /** The name of the file in a bundle. */
    public static final String FILE = "images.lock";

    private static final Location NOWHERE = Location.of(FILE);

    private ImagesLock() {}

    /** Returns the file. */
    public static String of(ChartId chart, List<PulledImage> images) {
        Map<String, Node> lock = new LinkedHashMap<>();
        lock.put("apiVersion", text("chartwright.io/v1"));
        lock.put("kind", text("ImagesLock"));
        lock.put("chart", text(chart.name()));
        lock.put("version", text(chart.version().toString()));
        lock.put("images", new Sequence(images.stream().map(ImagesLock::image).toList(), NOWHERE));
        return "# The images that the pods of each values file pull. Made by 'chartwright images'.\n"
                + new YamlWriter().write(mapping(lock));
    }

    private static Node image(PulledImage pulled) {
        Map<String, Node> fields = new LinkedHashMap<>();
        fields.put("image", text(pulled.fixedName()));
        if (pulled.isOperatorsChoice()) {
            fields.put("tag", text("the operator's choice"));
        }
        pulled.image().digest().ifPresent(digest -> fields.put("digest", text(digest)));
        fields.put("overlays", texts(pulled.overlays()));
        fields.put("usedBy", texts(pulled.usedBy()));
        return mapping(fields);
    }

    private static Mapping mapping(Map<String, Node> fields) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        fields.forEach((key, node) -> entries.put(key, new Entry(key, node, NOWHERE, List.of())));
        return new Mapping(entries, NOWHERE);
    }

    private static Node texts(Collection<String> all) {
        return new Sequence(all.stream().map(ImagesLock::text).toList(), NOWHERE);
    }

    private static Node text(String text) {
        return Scalar.of(text, NOWHERE);
    }
}
