package io.chartwright.validate;

import io.chartwright.model.Chart;
import io.chartwright.model.Mapping;
import io.chartwright.model.Node;
import io.chartwright.model.Overlay;
import io.chartwright.model.Scalar;
import io.chartwright.model.Sequence;

/**
 * Whether a chart can render differently for different Kubernetes versions.
 *
 * <p>A template learns the version from {@code .Capabilities} alone. The word is looked for in every file and value,
 * because any of them may be given to {@code tpl}.
 */
final class VersionUse {
    private static final String DOOR = "Capabilities";

    private final Chart chart;

    VersionUse(Chart chart) {
        this.chart = chart;
    }

    /** Returns whether some template or value names the door to the version. */
    boolean isPossible() {
        return chart.files().values().stream().anyMatch(file -> file.text().contains(DOOR))
                || chart.overlays().stream().anyMatch(VersionUse::isInValues);
    }

    private static boolean isInValues(Overlay overlay) {
        Overlay.Layers layers = overlay.layers();
        return isIn(layers.values()) || isIn(layers.answers()) || isIn(layers.ci());
    }

    private static boolean isIn(Node node) {
        if (node instanceof Mapping mapping) {
            return mapping.entries().values().stream()
                    .anyMatch(entry -> entry.key().contains(DOOR) || isIn(entry.node()));
        }
        return node instanceof Sequence sequence
                ? sequence.items().stream().anyMatch(VersionUse::isIn)
                : ((Scalar) node).text().contains(DOOR);
    }
}
