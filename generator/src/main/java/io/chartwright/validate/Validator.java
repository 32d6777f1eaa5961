package io.chartwright.validate;

import io.chartwright.annotations.Catalogue;
import io.chartwright.cache.PartCache;
import io.chartwright.helm.HelmChart;
import io.chartwright.helm.HelmTool;
import io.chartwright.kubernetes.Minor;
import io.chartwright.model.Chart;
import io.chartwright.model.Digest;
import io.chartwright.model.Finding;
import io.chartwright.model.Lazy;
import io.chartwright.model.Location;
import io.chartwright.model.Mapping;
import io.chartwright.model.Overlay;
import io.chartwright.model.Progress;
import io.chartwright.model.TextFile;
import io.chartwright.rules.Ignore;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.ForkJoinTask;
import java.util.function.Supplier;

/** Proves charts for every overlay on every Kubernetes minor that they claim. */
public final class Validator {
    private final HelmTool helm;
    private final PartCache cache;
    private final Progress progress;
    private final Lazy<Catalogue> catalogue = new Lazy<>(Catalogue::new);

    /**
     * Creates a validator.
     *
     * @param helm what it renders with
     * @param cache what earlier runs found sound
     */
    public Validator(HelmTool helm, PartCache cache, Progress progress) {
        this.helm = helm;
        this.cache = cache;
        this.progress = progress;
    }

    /**
     * Returns what is wrong with the charts.
     *
     * @throws io.chartwright.model.UnknownNameException for a name that no chart has
     * @throws io.chartwright.model.UnavailableException when Helm cannot be run
     */
    public Validation validate(Collection<Chart> charts, Choice choice) {
        List<Finding> findings = new ArrayList<>();
        List<Ignore> ignores = new ArrayList<>();
        TreeSet<Minor> minors = new TreeSet<>();
        int overlays = 0;
        int cells = 0;
        for (Chart chart : charts) {
            List<Overlay> selected = Selection.of(chart.overlays(), choice.names());
            List<Minor> chosen = choice.minors().isEmpty() ? Minors.of(chart.metadata()) : choice.minors();
            findings.addAll(validate(chart.with(selected), chosen, choice.definitions(), ignores));
            minors.addAll(chosen);
            overlays += selected.size();
            cells += selected.size() * chosen.size();
        }
        return new Validation(findings, ignores, overlays, names(minors), cells);
    }

    /** Returns what is wrong with manifests; on the newest minor when none is chosen. */
    public static Validation validate(List<TextFile> manifests, Choice choice) {
        List<Minor> known = Minor.known();
        List<Minor> minors =
                choice.minors().isEmpty() ? known.subList(known.size() - 1, known.size()) : choice.minors();
        ManifestRun run = new ManifestRun(manifests, choice.definitions(), new Catalogue());
        return new Validation(run.run(minors), run.ignores(), 0, names(minors), minors.size());
    }

    private static List<String> names(Collection<Minor> minors) {
        return minors.stream().map(Minor::toString).toList();
    }

    private List<Finding> validate(Chart chart, List<Minor> minors, List<Mapping> definitions, List<Ignore> ignores) {
        Lazy<Digest> key = new Lazy<>(() -> OverlayValues.key(chart));
        // Mostly this process's work, while rendering is Helm's.
        ForkJoinTask<List<Finding>> ofChart =
                ForkJoinTask.adapt(() -> ofChart(chart, minors, key)).fork();
        ForkJoinTask<List<Finding>> ofValues = ForkJoinTask.adapt(
                        () -> cache.findings("values", key, () -> OverlayValues.check(chart)))
                .fork();
        List<Ignore> ofObjects = new ArrayList<>();
        List<Finding> ofCells = ofCells(chart, minors, definitions, ofObjects);
        List<Finding> findings = new ArrayList<>(ofValues.join());
        // What values that the schema refuses are rendered to says nothing of the chart.
        if (findings.isEmpty()) {
            findings.addAll(ofCells);
            ignores.addAll(ofObjects);
        }
        findings.addAll(ofChart.join());
        return findings.stream().distinct().sorted().toList();
    }

    private List<Finding> ofChart(Chart chart, List<Minor> minors, Supplier<Digest> key) {
        List<Finding> findings = new ArrayList<>(
                cache.findings("annotations", key, () -> new CloudAnnotations(catalogue.get()).check(chart)));
        Rules.ofChart().parallelStream().map(rule -> rule.check(chart)).toList().forEach(findings::addAll);
        if (minors.isEmpty() && findings.stream().noneMatch(Validator::isAboutKubeVersion)) {
            findings.add(Finding.error(
                    Metadata.KUBE_VERSION,
                    Location.of(chart.sourceOf("Chart.yaml")),
                    "kubeVersion admits none of the Kubernetes minors "
                            + Minor.known().get(0) + " to "
                            + Minor.known().get(Minor.known().size() - 1),
                    "write a constraint such as \">=1.30.0-0\""));
        }
        return findings;
    }

    private List<Finding> ofCells(Chart chart, List<Minor> minors, List<Mapping> definitions, List<Ignore> ignores) {
        CellFindings found;
        try (HelmChart opened = helm.open(chart)) {
            found = new CellRun(chart, definitions, opened, catalogue, cache, progress).run(minors);
        }
        List<Finding> findings = new ArrayList<>(found.others());
        ignores.addAll(found.ignores());
        try (Placement placement = new Placement(chart, helm, found.documents())) {
            findings.addAll(found.matrix().findings(placement::place));
        }
        return findings;
    }

    private static boolean isAboutKubeVersion(Finding finding) {
        return finding.rule().equals(Metadata.KUBE_VERSION);
    }
}
