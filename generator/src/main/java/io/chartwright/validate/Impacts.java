package io.chartwright.validate;

import io.chartwright.helm.HelmChart;
import io.chartwright.helm.HelmTool;
import io.chartwright.impact.Experiment;
import io.chartwright.impact.ImpactSearch;
import io.chartwright.impact.ValueTrials;
import io.chartwright.kubernetes.Minor;
import io.chartwright.model.Chart;
import io.chartwright.model.Finding;
import io.chartwright.model.Impact;
import io.chartwright.model.InvalidInputException;
import io.chartwright.model.Overlay;
import io.chartwright.model.Progress;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** Finds by experiment which objects and fields each value of a chart moves, and which values it cannot be rendered with. */
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
        return experiment(chart, choice, (tried, overlays) -> new ImpactSearch(tried, progress).of(key, overlays));
    }

    /**
     * Returns the values that the schema accepts and the templates cannot render, in the chosen overlays on the newest of
     * the chosen Kubernetes minors; nothing for a chart without a schema, or one of which no overlay can be rendered.
     */
    public List<Finding> unrenderable(Chart chart, Choice choice) {
        if (chart.file("values.schema.json").isEmpty()) {
            return List.of();
        }
        try {
            return experiment(chart, choice, (tried, overlays) -> new ValueTrials(tried, progress).in(overlays));
        } catch (InvalidInputException e) {
            // Validation has said why.
            return List.of();
        }
    }

    private <T> T experiment(Chart chart, Choice choice, BiFunction<Experiment, List<Overlay>, T> search) {
        List<Minor> minors = choice.minorsOf(chart);
        try (HelmChart opened = helm.open(chart)) {
            Experiment tried =
                    new Experiment(chart, opened, minors.get(minors.size() - 1).release());
            return search.apply(tried, choice.of(chart.overlays()));
        }
    }
}
