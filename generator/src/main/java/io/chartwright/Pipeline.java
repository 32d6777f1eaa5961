package io.chartwright;

import io.chartwright.Outcome.Change;
import io.chartwright.Outcome.Packaged;
import io.chartwright.Outcome.Published;
import io.chartwright.Outcome.Rendered;
import io.chartwright.cache.PartCache;
import io.chartwright.model.Adopted;
import io.chartwright.model.Chart;
import io.chartwright.model.ChartArchive;
import io.chartwright.model.ChartFile;
import io.chartwright.model.Content;
import io.chartwright.model.InvalidInputException;
import io.chartwright.model.Overlay;
import io.chartwright.model.StateDiff;
import io.chartwright.packaging.ChartPackager;
import io.chartwright.packaging.cosign.CosignKey;
import io.chartwright.project.ArchiveWriter;
import io.chartwright.project.ChartWriter;
import io.chartwright.project.Difference;
import io.chartwright.project.OperatorFile;
import io.chartwright.project.ProjectLayout;
import io.chartwright.publish.Publication;
import io.chartwright.publish.Release;
import io.chartwright.publish.Target;
import io.chartwright.publish.Targets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One run over a project: render, validate, package, publish.
 *
 * <p>A step that finds errors in the user's files adds them to the outcome, and the steps after it do nothing. Failures
 * of the world are thrown: {@link io.chartwright.model.UnavailableException} and
 * {@link io.chartwright.model.ConflictException}; the outcome still says what was done before.
 */
public final class Pipeline {
    private final Request request;
    private final Reporter reporter;
    private final ProjectLayout layout;
    private final PartCache parts;
    private final ProjectCharts project;
    private List<ChartArchive> archives = List.of();
    private Optional<SigningStep> signing = Optional.empty();
    private Optional<CosignKey> cosignKey = Optional.empty();
    private Outcome outcome = Outcome.nothing();

    /** Creates a run that has done nothing yet. */
    public Pipeline(Request request, Reporter reporter) {
        this.request = request;
        this.reporter = reporter;
        this.layout = new ProjectLayout(request.project());
        this.parts = request.engine().parts(request.project());
        this.project = new ProjectCharts(layout, parts);
    }

    /** Returns the nearest project from the folder upwards. */
    public static Optional<Path> projectAround(Path folder) {
        return ProjectLayout.around(folder).map(ProjectLayout::root);
    }

    /** Returns whether the folder is a project. */
    public static boolean isProject(Path folder) {
        return new ProjectLayout(folder).isProject();
    }

    /** Returns the folders and files that the project's charts are made of, and what they are judged by. */
    public static List<Path> sources(Path project) {
        ProjectLayout layout = new ProjectLayout(project);
        return List.of(layout.chartTemplates(), layout.values(), layout.settings());
    }

    /** Returns what was found and made so far. */
    public Outcome outcome() {
        return outcome;
    }

    /** Renders every chart and writes it to its folder; only compares when the request says so. */
    public void render() {
        step(this::writeCharts);
    }

    /** Validates every chart for its overlays and Kubernetes versions. */
    public void validate() {
        validate(ValidateRequest.ofProject(request.profiles()));
    }

    /** Validates what the request names. */
    public void validate(ValidateRequest what) {
        step(() -> outcome =
                new ValidateStep(what, request, parts, reporter).run(outcome, project::sources, project::charts));
    }

    /**
     * Finds what the values of the charts that the request names move.
     *
     * @param key a value, or an object whose values all are meant; empty means every value
     */
    public void impact(ValidateRequest what, Optional<String> key) {
        step(() -> outcome = new ImpactStep(what, request, reporter).run(outcome, key, project::charts));
    }

    /**
     * Returns what differs in the rendered objects of two states of charts.
     *
     * @throws InvalidInputException when a state cannot be read
     */
    public StateDiff diff(DiffRequest what) {
        return new DiffStep(what, request, reporter).run(project::charts);
    }

    /** Packages every chart and writes the archives. */
    public void pack() {
        step(this::unlock);
        step(this::writeArchives);
    }

    /** Packages every chart and adds the archives to the chart repository. */
    public void publish() {
        pack();
        step(this::publishArchives);
    }

    /** Runs the four steps; the charts are rendered in memory and written when they are valid. */
    public void release() {
        step(this::unlock);
        validate();
        render();
        publish();
    }

    /**
     * Moves the renamed keys of an operator's values file to their new places.
     *
     * @param file the operator's file
     * @param chart the chart's name; may be left out when the project has one chart
     * @param output where the result is written; empty means only into the outcome
     */
    public void migrate(Path file, Optional<String> chart, Optional<Path> output) {
        step(() -> outcome =
                new MigrateStep(layout).run(outcome, new OperatorFile(file), chart, output.map(OperatorFile::new)));
    }

    /**
     * Returns what manifests come to as values of the boomi-flow chart.
     *
     * @throws InvalidInputException when they cannot be read
     */
    public Adopted adopt(AdoptRequest what) {
        return new ImportStep(what, layout).run(project.charts());
    }

    /** Compares a package with what its publisher signed and listed, and with its sources when the request says so. */
    public void verify(VerifyRequest what) {
        step(() -> outcome = new VerifyStep(what, request, layout).run(outcome));
    }

    private void step(Runnable step) {
        if (outcome.has(request.policy().failOn())) {
            return;
        }
        try {
            step.run();
        } catch (InvalidInputException e) {
            outcome = outcome.withFindings(e.findings());
        } finally {
            parts.save();
        }
    }

    private void writeCharts() {
        ChartWriter writer = new ChartWriter(layout);
        List<Rendered> rendered = new ArrayList<>();
        for (Chart chart : project.charts()) {
            boolean onlyCompares = request.check() || request.publishing().isDryRun();
            List<Difference> differences = onlyCompares ? writer.differences(chart) : writer.write(chart);
            rendered.add(new Rendered(
                    chart.id().name(),
                    chart.id().version().toString(),
                    layout.relative(layout.chart(chart.id().name())),
                    chart.overlays().stream().map(Overlay::name).toList(),
                    differences.stream()
                            .map(change ->
                                    new Change(change.path(), change.kind().word()))
                            .toList()));
        }
        outcome = outcome.withRendered(rendered);
    }

    /** A key that cannot sign is told before the long steps, and a passphrase is asked for once. */
    private void unlock() {
        if (signing.isEmpty()) {
            signing = request.signing().map(how -> SigningStep.unlock(how, layout, request.endOfToday()));
        }
        if (cosignKey.isEmpty()) {
            cosignKey = request.cosign().map(new KeyFiles(layout)::cosignKey);
        }
    }

    private void writeArchives() {
        ChartPackager packager = new ChartPackager(request.epochSeconds().orElse(ChartPackager.DEFAULT_EPOCH));
        archives = project.charts().stream().map(packager::pack).toList();
        List<Packaged> packaged = new ArrayList<>();
        ArchiveWriter writer = new ArchiveWriter(layout);
        for (ChartArchive archive : archives) {
            if (!request.publishing().isDryRun()) {
                writer.write(archive);
                signing.ifPresent(step ->
                        writer.writeProvenance(archive, step.sign(archive).content()));
            }
            packaged.add(new Packaged(
                    archive.id().name(),
                    archive.id().version().toString(),
                    layout.relative(writer.place(archive)),
                    archive.content().size(),
                    archive.digest(),
                    signing.map(step -> step.signed(layout.relative(writer.provenance(archive))))));
        }
        outcome = outcome.withPackaged(packaged);
    }

    /**
     * Adds what is in a bundle to the chart repository.
     *
     * @param bundle the file that {@code chartwright bundle} wrote
     */
    public void publish(Path bundle) {
        step(this::unlock);
        step(() -> publishAll(
                List.of(BundleFile.read(bundle, layout.relative(bundle)).release())));
    }

    private void publishArchives() {
        publishAll(releases());
    }

    /** Returns what is published of each chart that was packaged. */
    List<Release> releases() {
        return archives.stream()
                .map(archive -> {
                    Release release = Release.of(archive, profileValues(archive));
                    return signing.map(step -> release.signed(step.sign(archive)))
                            .orElse(release);
                })
                .toList();
    }

    private void publishAll(List<Release> releases) {
        PublishRequest how = request.publishing();
        String repository = how.repository().orElse(layout.repository().toString());
        Targets targets = how.targets();
        Target target = cosignKey.map(targets::signedWith).orElse(targets).open(repository);
        List<Published> published = new ArrayList<>();
        for (Release release : releases) {
            ChartArchive archive = release.archive();
            Publication publication = target.publish(release);
            published.add(new Published(
                    archive.id().name(),
                    archive.id().version().toString(),
                    repository.contains("://") ? publication.repository() : layout.relative(Path.of(repository)),
                    publication.status().name().toLowerCase(Locale.ROOT),
                    publication.files(),
                    publication.remarks()));
            outcome = outcome.withPublished(published);
        }
    }

    /** Returns the values file of each overlay by its name. */
    private Map<String, Content> profileValues(ChartArchive archive) {
        Map<String, Content> files = new LinkedHashMap<>();
        for (Chart chart : project.charts()) {
            if (chart.id().equals(archive.id())) {
                for (Overlay overlay : chart.overlays()) {
                    String name = overlay.valuesFile();
                    chart.file(name).map(ChartFile::content).ifPresent(content -> files.put(name, content));
                }
            }
        }
        return files;
    }

    /** Returns the project's charts, rendered once. */
    List<Chart> charts() {
        return project.charts();
    }
}
