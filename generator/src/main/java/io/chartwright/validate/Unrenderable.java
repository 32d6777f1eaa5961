package io.chartwright.validate;

import io.chartwright.helm.HelmChart;
import io.chartwright.helm.HelmTool;
import io.chartwright.impact.ValueTrials;
import io.chartwright.kubernetes.Minor;
import io.chartwright.model.Chart;
import io.chartwright.model.Finding;
import io.chartwright.model.InvalidInputException;
import io.chartwright.model.Progress;
import java.util.List;

/** Finds values that a chart's schema accepts and its templates cannot render. */
public final class Unrenderable {
    private final HelmTool helm;
    private final Progress progress;

    /** Creates a search that renders with the given Helm. */
    public Unrenderable(HelmTool helm, Progress progress) {
        this.helm = helm;
        this.progress = progress;
    }

    /**
     * Returns what is found in the chosen overlays on the newest of the chosen Kubernetes minors; nothing for a chart
     * without a schema, or one of which no overlay can be rendered.
     */
    public List<Finding> in(Chart chart, Choice choice) {
        if (chart.file("values.schema.json").isEmpty()) {
            return List.of();
        }
        List<Minor> minors = choice.minorsOf(chart);
        try (HelmChart opened = helm.open(chart)) {
            return new ValueTrials(chart, opened, minors.get(minors.size() - 1).release(), progress)
                    .in(choice.of(chart.overlays()));
        } catch (InvalidInputException e) {
            // Validation has said why.
            return List.of();
        }
    }
}
