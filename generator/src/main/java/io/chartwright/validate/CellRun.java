package io.chartwright.validate;

import io.chartwright.helm.HelmChart;
import io.chartwright.helm.HelmMessage;
import io.chartwright.helm.HelmMessage.Level;
import io.chartwright.helm.Rendering;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Renders one chart in every cell, several cells at a time, and lints it once per overlay. */
final class CellRun {
    private final Chart chart;
    private final HelmChart helm;
    private final Progress progress;
    private final CellCheck check;
    private final Mapping defaults;
    private final YamlWriter yaml = new YamlWriter();

    CellRun(Chart chart, HelmChart helm, List<ObjectRule> rules, Progress progress) {
        this.chart = chart;
        this.helm = helm;
        this.progress = progress;
        this.check = new CellCheck(chart, rules);
        String written = chart.file("values.yaml").map(ChartFile::text).orElse("");
        this.defaults = new YamlReader("values").readMapping("values.yaml", written);
    }

    /** Returns the findings of all cells, each once. */
    List<Finding> run(List<Overlay> overlays, List<Minor> minors) {
        int total = overlays.size() * minors.size();
        AtomicInteger done = new AtomicInteger();
        Map<String, String> values = new HashMap<>();
        overlays.forEach(overlay -> values.put(overlay.name(), yaml.write(overlay.testValues())));
        List<CellResult> results = cells(overlays, minors)
                .parallel()
                .map(cell -> {
                    CellResult result = new CellResult(
                            cell,
                            findings(cell, values.getOrDefault(cell.overlay().name(), "")));
                    progress.done(done.incrementAndGet(), total);
                    return result;
                })
                .toList();
        Matrix matrix = new Matrix(total);
        results.forEach(result -> matrix.add(result.cell(), result.findings()));
        List<Finding> findings = new ArrayList<>(matrix.findings());
        overlays.parallelStream().map(this::lint).toList().forEach(findings::addAll);
        overlays.parallelStream()
                .map(overlay -> checkAnswers(overlay, minors))
                .toList()
                .forEach(findings::addAll);
        for (String warning : helm.warnings()) {
            findings.add(Finding.warning(
                    "chart/helm", Location.of(chart.sourceOf("Chart.yaml")), "Helm says: " + warning, ""));
        }
        return findings.stream().distinct().sorted().toList();
    }

    private static Stream<Cell> cells(List<Overlay> overlays, List<Minor> minors) {
        return overlays.stream().flatMap(overlay -> minors.stream().map(minor -> new Cell(overlay, minor)));
    }

    private List<Finding> findings(Cell cell, String values) {
        Rendering rendering = helm.template(values, cell.minor().release());
        return rendering
                .failure()
                .map(failure -> List.of(finding("chart/template", Severity.ERROR, failure)))
                .orElseGet(() -> check.check(rendering.output(), cell.target()));
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
        String source = message.path().isEmpty() ? chart.sourceOf("Chart.yaml") : chart.sourceOf(message.path());
        // A line of a generated file is not the line to edit.
        int line = source.endsWith(message.path()) ? message.line() : 0;
        return new Finding(
                severity, rule, new Location(source, line, 0), message.text().strip(), "", "");
    }

    /** What one cell found. */
    private record CellResult(Cell cell, List<Finding> findings) {}
}
