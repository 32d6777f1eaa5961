package io.chartwright.validate;

import io.chartwright.helm.HelmChart;
import io.chartwright.helm.HelmTool;
import io.chartwright.impact.ImpactSearch;
import io.chartwright.kubernetes.Minor;
import io.chartwright.model.Chart;
import io.chartwright.model.Impact;
import io.chartwright.model.Progress;
import java.util.List;
import java.util.Optional;

/** Finds which objects and fields each value of a chart moves. */
public final class Impacts {
    private final HelmTool helm;
    private final Progress progress;

    /** Creates a search that renders with the given Helm. */
    public Impacts(HelmTool helm, Progress progress) {
        this.helm = helm;
        this.progress = progress;
    }

    /**
     * Returns what each value moves in the chosen overlays, on the newest of the chosen Kubernetes minors.
     *
     * @param key a value, or an object whose values all are meant; empty means every value
     * @throws io.chartwright.model.UnknownNameException for a name or a key that the chart does not have
     * @throws io.chartwright.model.InvalidInputException when no overlay can be rendered
     */
    public List<Impact> of(Chart chart, Choice choice, Optional<String> key) {
        List<Minor> minors = choice.minorsOf(chart);
        try (HelmChart opened = helm.open(chart)) {
            return new ImpactSearch(chart, opened, minors.get(minors.size() - 1).release(), progress)
                    .of(key, choice.of(chart.overlays()));
        }
    }
}
