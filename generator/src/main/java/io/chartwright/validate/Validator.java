package io.chartwright.validate;

import io.chartwright.annotations.Catalogue;
import io.chartwright.helm.HelmChart;
import io.chartwright.helm.HelmTool;
import io.chartwright.kubernetes.Minor;
import io.chartwright.model.Chart;
import io.chartwright.model.Finding;
import io.chartwright.model.Location;
import io.chartwright.model.Overlay;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/** Proves charts for every overlay on every Kubernetes minor that they claim. */
public final class Validator {
    private final HelmTool helm;
    private final Progress progress;
    private final Catalogue catalogue = new Catalogue();

    /** Hears how many cells are done. */
    public interface Progress {
        /** Called from several threads when a cell is done. */
        void done(int cells, int total);
    }

    /** Creates a validator that renders with the given Helm. */
    public Validator(HelmTool helm, Progress progress) {
        this.helm = helm;
        this.progress = progress;
    }

    /**
     * Returns what is wrong with the charts.
     *
     * @param names the profiles or overlays to validate; none means all
     * @throws io.chartwright.model.UnknownNameException for a name that no chart has
     * @throws io.chartwright.model.UnavailableException when Helm cannot be run
     */
    public Validation validate(Collection<Chart> charts, Collection<String> names) {
        List<Finding> findings = new ArrayList<>();
        TreeSet<Minor> minors = new TreeSet<>();
        int overlays = 0;
        int cells = 0;
        for (Chart chart : charts) {
            List<Overlay> selected = Selection.of(chart.overlays(), names);
            List<Minor> claimed = Minors.of(chart.metadata());
            findings.addAll(validate(chart, selected, claimed));
            minors.addAll(claimed);
            overlays += selected.size();
            cells += selected.size() * claimed.size();
        }
        return new Validation(
                findings, overlays, minors.stream().map(Minor::toString).toList(), cells);
    }

    private List<Finding> validate(Chart chart, List<Overlay> overlays, List<Minor> minors) {
        List<Finding> findings = new ArrayList<>();
        Rules.ofChart(catalogue).forEach(rule -> findings.addAll(rule.check(chart)));
        if (minors.isEmpty() && findings.stream().noneMatch(Validator::isAboutKubeVersion)) {
            findings.add(Finding.error(
                    Metadata.KUBE_VERSION,
                    Location.of(chart.sourceOf("Chart.yaml")),
                    "kubeVersion admits none of the Kubernetes minors "
                            + Minor.known().get(0) + " to "
                            + Minor.known().get(Minor.known().size() - 1),
                    "write a constraint such as \">=1.30.0-0\""));
        }
        if (findings.stream().noneMatch(finding -> finding.rule().equals("values/schema"))) {
            try (HelmChart opened = helm.open(chart)) {
                findings.addAll(new CellRun(chart, opened, Rules.ofObjects(catalogue), progress).run(overlays, minors));
            }
        }
        return findings;
    }

    private static boolean isAboutKubeVersion(Finding finding) {
        return finding.rule().equals(Metadata.KUBE_VERSION);
    }
}
