package io.chartwright.impact;

import io.chartwright.helm.HelmChart;
import io.chartwright.helm.Rendering;
import io.chartwright.model.Chart;
import io.chartwright.model.Mapping;
import io.chartwright.model.Overlay;
import io.chartwright.yaml.YamlWriter;
import java.util.Collection;
import java.util.List;

/**
 * A chart that is rendered with one value changed after the other.
 *
 * @param chart the chart
 * @param values what it says of its values
 * @param helm the chart, opened
 * @param release the Kubernetes version to render for
 */
public record Experiment(Chart chart, ChartValues values, HelmChart helm, String release) {

    /** Creates one. */
    public Experiment(Chart chart, HelmChart helm, String release) {
        this(chart, ChartValues.of(chart), helm, release);
    }

    /** Returns what values over the defaults render to. */
    Rendering render(Mapping given) {
        return helm.template(new YamlWriter().write(given), release);
    }

    /**
     * Returns what the overlays render to while nothing is changed.
     *
     * @throws io.chartwright.model.InvalidInputException when none of them can be rendered
     */
    List<Baseline> baselines(Collection<Overlay> overlays) {
        return Baseline.of(chart, overlays, this::render);
    }
}
