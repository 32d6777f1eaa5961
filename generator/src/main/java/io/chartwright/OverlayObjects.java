package io.chartwright;

import io.chartwright.doctor.RenderedObjects;
import io.chartwright.helm.GuardedHelm;
import io.chartwright.helm.HelmChart;
import io.chartwright.helm.HelmTool;
import io.chartwright.helm.Rendering;
import io.chartwright.live.ServerVersion;
import io.chartwright.model.Chart;
import io.chartwright.model.Mapping;
import io.chartwright.model.Overlay;
import io.chartwright.yaml.YamlWriter;

/** What a chart renders to with the values of an overlay. */
final class OverlayObjects {

    private final Chart chart;
    private final Overlay overlay;

    /** The chart's templates or its schema refuse the values. */
    static final class RefusedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        RefusedException(String message) {
            super(message);
        }
    }

    OverlayObjects(Chart chart, Overlay overlay) {
        this.chart = chart;
        this.overlay = overlay;
    }

    /**
     * Returns the objects with the overlay's example answers.
     *
     * @throws RefusedException when the chart refuses them
     */
    RenderedObjects example(ServerVersion version) {
        return render(overlay.installValues(), version);
    }

    /**
     * Returns the objects with an operator's values in place of the example answers.
     *
     * @throws RefusedException when the chart refuses them
     */
    RenderedObjects with(Mapping values, ServerVersion version) {
        return render(overlay.layers().values().stack(values), version);
    }

    private RenderedObjects render(Mapping values, ServerVersion version) {
        try (HelmTool helm = GuardedHelm.inProcess();
                HelmChart opened = helm.open(chart)) {
            Rendering rendering = opened.template(new YamlWriter().write(values), version.release() + ".0");
            rendering.failure().ifPresent(failure -> {
                throw new RefusedException(failure.text().strip());
            });
            return RenderedObjects.of(rendering.output());
        }
    }
}
