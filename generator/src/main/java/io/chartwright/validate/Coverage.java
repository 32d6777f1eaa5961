package io.chartwright.validate;

import io.chartwright.helm.HelmTool;
import io.chartwright.kubernetes.Minor;
import io.chartwright.model.Branch;
import io.chartwright.model.Chart;
import io.chartwright.model.Mapping;
import io.chartwright.model.Overlay;
import io.chartwright.model.Progress;
import io.chartwright.sourcemap.TemplateCoverage;
import io.chartwright.sourcemap.TemplateCoverage.Trial;
import io.chartwright.yaml.YamlWriter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds which branches of a chart's templates its overlays reach. */
public final class Coverage {
    private final HelmTool helm;
    private final Progress progress;

    /** Creates a search that renders with the given Helm. */
    public Coverage(HelmTool helm, Progress progress) {
        this.helm = helm;
        this.progress = progress;
    }

    /**
     * Returns every branch of the chart's own templates. It is reached when one of the chosen overlays reaches it on one
     * of the chosen Kubernetes minors, with what an operator installs or with what a test installs.
     *
     * @throws io.chartwright.model.UnknownNameException for a name that the chart does not have
     */
    public List<Branch> of(Chart chart, Choice choice) {
        List<Minor> minors = choice.minors().isEmpty() ? Minors.of(chart.metadata()) : choice.minors();
        List<Minor> known = minors.isEmpty() ? Minor.known() : minors;
        List<Minor> told = new VersionUse(chart).isPossible() ? known : known.subList(known.size() - 1, known.size());
        List<Trial> trials = new ArrayList<>();
        for (Overlay overlay : Selection.of(chart.overlays(), choice.names())) {
            for (Minor minor : told) {
                trials.add(trial(overlay, overlay.installValues(), minor));
            }
        }
        trials.addAll(trialsOfTests(Selection.of(chart.overlays(), choice.names()), told));
        return new TemplateCoverage(chart, helm, progress).of(trials);
    }

    /** Of the overlays with the same test values the first is tried with them. */
    private static List<Trial> trialsOfTests(List<Overlay> overlays, List<Minor> minors) {
        Set<String> seen = new HashSet<>();
        return overlays.stream()
                .filter(overlay -> !overlay.layers().ci().entries().isEmpty()
                        && seen.add(new YamlWriter().write(overlay.layers().ci())))
                .flatMap(overlay -> minors.stream().map(minor -> trial(overlay, overlay.testValues(), minor)))
                .toList();
    }

    private static Trial trial(Overlay overlay, Mapping values, Minor minor) {
        return new Trial(overlay.name(), new YamlWriter().write(values), minor.release());
    }
}
