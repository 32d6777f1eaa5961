package io.chartwright.supplychain;

import io.chartwright.model.ChartId;
import io.chartwright.model.Node;
import io.chartwright.yaml.YamlWriter;
import java.util.List;

/** Writes the images of a chart as {@code images.lock}: YAML, sorted, the same for the same chart. */
public final class ImagesLock {

    /** The name of the file in a bundle. */
    public static final String FILE = "images.lock";

    private ImagesLock() {}

    /** Returns the file. */
    public static String of(ChartId chart, List<PulledImage> images) {
        Node lock = new Tree()
                .with("apiVersion", "chartwright.io/v1")
                .with("kind", "ImagesLock")
                .with("chart", chart.name())
                .with("version", chart.version().toString())
                .with("images", Tree.list(images.stream().map(ImagesLock::image).toList()))
                .mapping();
        return "# The images that the pods of each values file pull. Made by 'chartwright images'.\n"
                + new YamlWriter().write(lock);
    }

    private static Node image(PulledImage pulled) {
        Tree fields = new Tree().with("image", pulled.fixedName());
        if (pulled.isOperatorsChoice()) {
            fields.with("tag", "the operator's choice");
        }
        pulled.image().digest().ifPresent(digest -> fields.with("digest", digest));
        return fields.with("overlays", Tree.texts(pulled.overlays()))
                .with("usedBy", Tree.texts(pulled.usedBy()))
                .mapping();
    }
}
