package io.chartwright.validate;

import io.chartwright.annotations.Catalogue;
import io.chartwright.helm.HelmChart;
import io.chartwright.helm.HelmMessage;
import io.chartwright.helm.HelmMessage.Level;
import io.chartwright.helm.Rendering;
import io.chartwright.kubernetes.CustomKinds;
import io.chartwright.kubernetes.Minor;
import io.chartwright.model.Chart;
import io.chartwright.model.ChartFile;
import io.chartwright.model.Finding;
import io.chartwright.model.Location;
import io.chartwright.model.Mapping;
import io.chartwright.model.Overlay;
import io.chartwright.model.Severity;
import io.chartwright.validate.Validator.Progress;
import io.chartwright.yaml.YamlReader;
import io.chartwright.yaml.YamlWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/** Renders one chart in every cell, several cells at a time, and lints it once per overlay. */
final class CellRun {
    private static final Pattern VALUE = Pattern.compile("\\s*\\(.*\\)\\s*$", Pattern.DOTALL);

    private final Chart chart;
    private final HelmChart helm;
    private final Progress progress;
    private final CellCheck check;
    private final Documents documents = new Documents();
    private final Mapping defaults;
    private final boolean asksForVersion;
    private final YamlWriter yaml = new YamlWriter();

    CellRun(Chart chart, HelmChart helm, Catalogue catalogue, Progress progress) {
        this.chart = chart;
        this.helm = helm;
        this.progress = progress;
        this.check = new CellCheck(
                catalogue,
                CustomKinds.of(Definitions.of(chart)),
                object -> Location.of(chart.sourceOf(object.template())));
        this.asksForVersion = new VersionUse(chart).isPossible();
        String written = chart.file("values.yaml").map(ChartFile::text).orElse("");
        this.defaults = new YamlReader("values").readMapping(chart.sourceOf("values.yaml"), written);
    }

    /** Returns what the cells found, and what was found once for each overlay. */
    CellFindings run(List<Overlay> overlays, List<Minor> minors) {
        List<Rendered> renderings = renderAll(overlays, minors);
        Matrix matrix = new Matrix(overlays.size() * minors.size());
        renderings.parallelStream()
                .flatMap(rendered -> rendered.minors().stream()
                        .map(minor ->
                                new CellResult(new Cell(rendered.overlay().name(), minor), findings(rendered, minor))))
                .toList()
                .forEach(result -> matrix.add(result.cell(), result.findings()));
        List<Finding> findings = new ArrayList<>();
        overlays.parallelStream().map(this::lint).toList().forEach(findings::addAll);
        overlays.parallelStream()
                .filter(overlay -> !overlay.profile().isEmpty())
                .map(overlay -> checkAnswers(overlay, minors))
                .toList()
                .forEach(findings::addAll);
        for (String warning : helm.warnings()) {
            findings.add(Finding.warning(
                    "chart/helm",
                    Location.of(chart.sourceOf("Chart.yaml")),
                    "Helm says: " + withoutValue(warning),
                    ""));
        }
        return new CellFindings(matrix, documents, findings, check.ignores());
    }

    /** Helm ends some warnings with the value that they are about, in parentheses. */
    static String withoutValue(String warning) {
        return VALUE.matcher(warning).replaceFirst("");
    }

    /** Renders every overlay; once for all minors when the chart cannot tell them apart. */
    private List<Rendered> renderAll(List<Overlay> overlays, List<Minor> minors) {
        List<List<Minor>> groups = asksForVersion || minors.isEmpty()
                ? minors.stream().map(List::of).toList()
                : List.of(minors);
        int total = overlays.size() * minors.size();
        AtomicInteger done = new AtomicInteger();
        return overlays.stream()
                .flatMap(overlay -> groups.stream().map(group -> new Job(overlay, group)))
                .parallel()
                .map(job -> {
                    Rendering rendering = helm.template(
                            yaml.write(job.overlay().testValues()),
                            job.minors().get(0).release());
                    progress.done(done.addAndGet(job.minors().size()), total);
                    return new Rendered(
                            job.overlay(), job.minors(), rendering.failure(), documents.in(rendering.output()));
                })
                .toList();
    }

    private List<Finding> findings(Rendered rendered, Minor minor) {
        return rendered.failure()
                .map(failure -> List.of(finding("chart/template", Severity.ERROR, failure)))
                .orElseGet(() -> check.check(rendered.documents(), new Target(minor, Optional.of(rendered.overlay()))));
    }

    /** What the head of an operator's values file asks for must be enough, without what only tests use. */
    private List<Finding> checkAnswers(Overlay overlay, List<Minor> minors) {
        Overlay.Layers layers = overlay.layers();
        String values = yaml.write(layers.values().stack(layers.answers()));
        return minors.stream()
                .reduce((older, newer) -> newer)
                .flatMap(newest -> helm.template(values, newest.release()).failure())
                .map(failure -> Finding.error(
                        "profile/answers",
                        Location.of(overlay.source()),
                        "overlay '" + overlay.name() + "' cannot be installed with its answers: "
                                + failure.text().strip(),
                        "add what is missing to 'answers'"))
                .stream()
                .toList();
    }

    /** Helm's lint takes no values, so the merged values stand in for the defaults. */
    private List<Finding> lint(Overlay overlay) {
        return helm.lint(yaml.write(defaults.merge(overlay.testValues()))).stream()
                .filter(message -> message.level() != Level.INFO)
                // Strict: what Helm warns of is an error.
                .map(message -> finding("chart/lint", Severity.ERROR, message))
                .toList();
    }

    private Finding finding(String rule, Severity severity, HelmMessage message) {
        Location place = message.path().isEmpty()
                ? Location.of(chart.sourceOf("Chart.yaml"))
                : chart.sourceOf(new Location(message.path(), message.line(), 0));
        return new Finding(severity, rule, place, message.text().strip(), "", "");
    }

    /** What to render: an overlay, for minors that give the same. */
    private record Job(Overlay overlay, List<Minor> minors) {}

    /** What was rendered of it. */
    private record Rendered(
            Overlay overlay, List<Minor> minors, Optional<HelmMessage> failure, List<Document> documents) {}

    /** What one cell found. */
    private record CellResult(Cell cell, List<Finding> findings) {}
}
