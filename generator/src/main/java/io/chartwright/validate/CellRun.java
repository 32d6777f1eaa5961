package io.chartwright.validate;

import io.chartwright.annotations.Catalogue;
import io.chartwright.cache.PartCache;
import io.chartwright.helm.HelmChart;
import io.chartwright.helm.HelmMessage;
import io.chartwright.helm.HelmMessage.Level;
import io.chartwright.helm.Rendering;
import io.chartwright.kubernetes.CustomKinds;
import io.chartwright.kubernetes.Minor;
import io.chartwright.model.Chart;
import io.chartwright.model.ChartFile;
import io.chartwright.model.Finding;
import io.chartwright.model.Lazy;
import io.chartwright.model.Location;
import io.chartwright.model.Mapping;
import io.chartwright.model.Overlay;
import io.chartwright.model.Progress;
import io.chartwright.model.Severity;
import io.chartwright.yaml.YamlReader;
import io.chartwright.yaml.YamlWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/** Renders one chart in every cell, several cells at a time, and lints it once per overlay. */
final class CellRun {
    private static final Pattern VALUE = Pattern.compile("\\s*\\(.*\\)\\s*$", Pattern.DOTALL);

    private final Chart chart;
    private final HelmChart helm;
    private final SoundCells sound;
    private final Progress progress;
    private final Lazy<CellCheck> check;
    private final Documents documents = new Documents();
    private final boolean asksForVersion;
    private final YamlWriter yaml = new YamlWriter();

    /**
     * Creates a run.
     *
     * @param definitions the custom resource definitions that objects are held against, beside those of the chart
     * @param helm the chart, opened
     * @param cache what earlier runs found sound
     */
    CellRun(
            Chart chart,
            List<Mapping> definitions,
            HelmChart helm,
            Lazy<Catalogue> catalogue,
            PartCache cache,
            Progress progress) {
        this.chart = chart;
        this.helm = helm;
        this.sound = new SoundCells(chart, definitions, cache);
        this.progress = progress;
        this.check = new Lazy<>(() -> new CellCheck(
                catalogue.get(),
                CustomKinds.of(all(definitions, chart)),
                object -> Location.of(chart.sourceOf(object.template()))));
        this.asksForVersion = new VersionUse(chart).isPossible();
    }

    private static List<Mapping> all(List<Mapping> definitions, Chart chart) {
        List<Mapping> all = new ArrayList<>(definitions);
        all.addAll(Definitions.of(chart));
        return all;
    }

    /** Returns what the cells of the chart's overlays found, and what was found once for each overlay. */
    CellFindings run(List<Minor> minors) {
        Matrix matrix = new Matrix(chart.overlays().size() * minors.size());
        if (minors.isEmpty()) {
            return new CellFindings(matrix, documents, List.of(), List.of());
        }
        List<Rendered> renderings = renderAll(minors);
        List<Rendered> onNewest = renderings.stream()
                .filter(rendered -> rendered.minors().contains(newest(minors)))
                .toList();
        // Mostly Helm's work, while the cells are this process's.
        ForkJoinTask<List<Finding>> ofOverlays =
                ForkJoinTask.adapt(() -> ofOverlays(onNewest)).fork();
        ForkJoinTask<List<Finding>> ofTests = ForkJoinTask.adapt(() -> failuresOfTests(onNewest, newest(minors)))
                .fork();
        renderings.parallelStream().map(this::findings).toList().forEach(found -> found.forEach(matrix::add));
        List<Finding> findings = new ArrayList<>(ofOverlays.join());
        findings.addAll(ofTests.join());
        for (String warning : helm.warnings()) {
            findings.add(Finding.warning(
                    "chart/helm",
                    Location.of(chart.sourceOf("Chart.yaml")),
                    "Helm says: " + withoutValue(warning),
                    ""));
        }
        return new CellFindings(
                matrix,
                documents,
                findings,
                check.made().map(CellCheck::ignores).orElse(List.of()));
    }

    /** Returns what is found once for each overlay, or once for all. */
    private List<Finding> ofOverlays(List<Rendered> renderings) {
        List<Finding> findings = new ArrayList<>(lint(renderings));
        renderings.forEach(rendered -> missingAnswers(rendered).ifPresent(findings::add));
        return findings;
    }

    /** Helm ends some warnings with the value that they are about, in parentheses. */
    static String withoutValue(String warning) {
        return VALUE.matcher(warning).replaceFirst("");
    }

    /** Renders every overlay; once for all minors when the chart cannot tell them apart. */
    private List<Rendered> renderAll(List<Minor> minors) {
        List<List<Minor>> groups =
                asksForVersion ? minors.stream().map(List::of).toList() : List.of(minors);
        int total = chart.overlays().size() * minors.size();
        AtomicInteger done = new AtomicInteger();
        return chart.overlays().stream()
                .flatMap(overlay -> groups.stream().map(group -> new Job(overlay, group)))
                .parallel()
                .map(job -> {
                    Rendered rendered = render(job);
                    progress.done(done.addAndGet(job.minors().size()), total);
                    return rendered;
                })
                .toList();
    }

    /**
     * OverlayValues holds the values against the schema. Helm is asked as well, once: where the test values of an overlay
     * are rendered, or else here.
     */
    private Rendered render(Job job) {
        String values = yaml.write(job.overlay().installValues());
        String release = job.minors().get(0).release();
        boolean isTheOneToAsk = job.overlay().equals(chart.overlays().iterator().next())
                && chart.overlays().stream().noneMatch(CellRun::hasTestValues);
        Rendering rendering = isTheOneToAsk ? helm.template(values, release) : helm.templateOfChecked(values, release);
        return new Rendered(job.overlay(), job.minors(), rendering);
    }

    private Map<Cell, List<Finding>> findings(Rendered rendered) {
        Map<Cell, List<Finding>> found = new LinkedHashMap<>();
        String overlay = rendered.overlay().name();
        Optional<HelmMessage> failure = rendered.rendering().failure();
        if (failure.isEmpty()) {
            sound.unlessSound(rendered, () -> check(rendered))
                    .forEach((minor, findings) -> found.put(new Cell(overlay, minor), findings));
        } else if (!isForWantOfAnswers(rendered)) {
            List<Finding> findings = List.of(finding("chart/template", Severity.ERROR, failure.get()));
            rendered.minors().forEach(minor -> found.put(new Cell(overlay, minor), findings));
        }
        return found;
    }

    private Map<Minor, List<Finding>> check(Rendered rendered) {
        return check.get()
                .check(
                        documents.in(rendered.rendering()),
                        new Target(Optional.of(rendered.overlay())),
                        rendered.minors());
    }

    private boolean isForWantOfAnswers(Rendered rendered) {
        return hasTestValues(rendered.overlay())
                && failureOfTest(rendered.overlay(), newest(rendered.minors())).isEmpty();
    }

    /** What the head of an operator's values file asks for must be enough, without what only tests use. */
    private Optional<Finding> missingAnswers(Rendered rendered) {
        Overlay overlay = rendered.overlay();
        return rendered.rendering()
                .failure()
                .filter(failure -> isForWantOfAnswers(rendered))
                .map(failure -> Finding.error(
                        "profile/answers",
                        Location.of(overlay.source()),
                        "overlay '" + overlay.name() + "' cannot be installed with its answers: "
                                + failure.text().strip(),
                        "add what is missing to 'answers'"));
    }

    /**
     * Returns why tests cannot install. Of the overlays with the same test values, which mostly are all, the first is
     * rendered with them; each has been rendered without.
     */
    private List<Finding> failuresOfTests(List<Rendered> renderings, Minor minor) {
        Map<String, Overlay> first = new LinkedHashMap<>();
        renderings.stream()
                .filter(rendered -> rendered.rendering().failure().isEmpty())
                .map(Rendered::overlay)
                .filter(CellRun::hasTestValues)
                .forEach(
                        overlay -> first.putIfAbsent(yaml.write(overlay.layers().ci()), overlay));
        return first.values().parallelStream()
                .flatMap(overlay -> failureOfTest(overlay, minor).stream())
                .map(failure -> finding("chart/template", Severity.ERROR, failure))
                .toList();
    }

    private static boolean hasTestValues(Overlay overlay) {
        return !overlay.layers().ci().entries().isEmpty();
    }

    private Optional<HelmMessage> failureOfTest(Overlay overlay, Minor minor) {
        return helm.template(yaml.write(overlay.testValues()), minor.release()).failure();
    }

    /**
     * Lints what all overlays rendered at once, since Helm takes long for it and most of it is the same. Helm's lint takes
     * no values, so the merged values of an overlay stand in for the defaults.
     */
    private List<Finding> lint(List<Rendered> renderings) {
        List<Rendered> rendered = renderings.stream()
                .filter(each -> each.rendering().failure().isEmpty())
                .toList();
        if (!rendered.isEmpty()) {
            return sound.lint(
                    rendered,
                    helm::warnings,
                    () -> lint(
                            rendered.get(0).overlay(),
                            Rendering.joined(
                                    rendered.stream().map(Rendered::rendering).toList())));
        }
        Rendered first = renderings.get(0);
        boolean isBrokenYaml = first.rendering()
                .failure()
                .filter(failure ->
                        HelmMessage.BROKEN_YAML.matcher(failure.text()).matches())
                .isPresent();
        return lint(first.overlay(), first.rendering()).stream()
                // The rendering has told it already.
                .filter(finding -> !isBrokenYaml || !finding.problem().startsWith("unable to parse YAML"))
                .toList();
    }

    private List<Finding> lint(Overlay overlay, Rendering rendering) {
        String written = chart.file("values.yaml").map(ChartFile::text).orElse("");
        Mapping defaults = new YamlReader("values").readMapping(chart.sourceOf("values.yaml"), written);
        return helm.lint(yaml.write(defaults.merge(overlay.installValues())), rendering).stream()
                .filter(message -> message.level() != Level.INFO)
                // Strict: what Helm warns of is an error.
                .map(message -> finding("chart/lint", Severity.ERROR, message))
                .toList();
    }

    private static Minor newest(List<Minor> minors) {
        return minors.get(minors.size() - 1);
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
    record Rendered(Overlay overlay, List<Minor> minors, Rendering rendering) {}
}
