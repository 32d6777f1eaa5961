package io.chartwright;

import io.chartwright.Outcome.Change;
import io.chartwright.Outcome.Migrated;
import io.chartwright.Outcome.Moved;
import io.chartwright.Outcome.Packaged;
import io.chartwright.Outcome.Published;
import io.chartwright.Outcome.Rendered;
import io.chartwright.model.Chart;
import io.chartwright.model.ChartArchive;
import io.chartwright.model.ChartFile;
import io.chartwright.model.ChartSource;
import io.chartwright.model.Content;
import io.chartwright.model.Finding;
import io.chartwright.model.InvalidInputException;
import io.chartwright.model.Location;
import io.chartwright.model.NearMiss;
import io.chartwright.model.Overlay;
import io.chartwright.model.UnknownNameException;
import io.chartwright.packaging.ChartPackager;
import io.chartwright.project.ArchiveWriter;
import io.chartwright.project.ChartWriter;
import io.chartwright.project.Difference;
import io.chartwright.project.OperatorFile;
import io.chartwright.project.ProjectLayout;
import io.chartwright.publish.Publication;
import io.chartwright.publish.Publisher;
import io.chartwright.publish.Targets;
import io.chartwright.schema.ValuesMigration;
import io.chartwright.schema.ValuesModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
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
    private final ProjectCharts project;
    private List<ChartArchive> archives = List.of();
    private Outcome outcome = Outcome.nothing();

    /** Creates a run that has done nothing yet. */
    public Pipeline(Request request, Reporter reporter) {
        this.request = request;
        this.reporter = reporter;
        this.layout = new ProjectLayout(request.project());
        this.project = new ProjectCharts(layout);
    }

    /** Returns the nearest project from the folder upwards. */
    public static Optional<Path> projectAround(Path folder) {
        return ProjectLayout.around(folder).map(ProjectLayout::root);
    }

    /** Returns whether the folder is a project. */
    public static boolean isProject(Path folder) {
        return new ProjectLayout(folder).isProject();
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
        step(() -> outcome = new ValidateStep(what, request, reporter).run(outcome, project::sources, project::charts));
    }

    /**
     * Finds what the values of the charts that the request names move.
     *
     * @param key a value, or an object whose values all are meant; empty means every value
     */
    public void impact(ValidateRequest what, Optional<String> key) {
        step(() -> outcome = new ImpactStep(what, request, reporter).run(outcome, key, project::charts));
    }

    /** Packages every chart and writes the archives. */
    public void pack() {
        step(this::writeArchives);
    }

    /** Packages every chart and adds the archives to the chart repository. */
    public void publish() {
        pack();
        step(this::publishArchives);
    }

    /** Runs the four steps; the charts are rendered in memory and written when they are valid. */
    public void release() {
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
        step(() -> migrateValues(new OperatorFile(file), chart, output.map(OperatorFile::new)));
    }

    private void step(Runnable step) {
        if (outcome.has(request.policy().failOn())) {
            return;
        }
        try {
            step.run();
        } catch (InvalidInputException e) {
            outcome = outcome.withFindings(e.findings());
        }
    }

    private void writeCharts() {
        ChartWriter writer = new ChartWriter(layout);
        List<Rendered> rendered = new ArrayList<>();
        for (Chart chart : project.charts()) {
            List<Difference> differences = request.check() ? writer.differences(chart) : writer.write(chart);
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

    private void writeArchives() {
        ChartPackager packager = new ChartPackager(request.epochSeconds().orElse(ChartPackager.DEFAULT_EPOCH));
        archives = project.charts().stream().map(packager::pack).toList();
        List<Packaged> packaged = new ArrayList<>();
        for (ChartArchive archive : archives) {
            Path file = new ArchiveWriter(layout).write(archive);
            packaged.add(new Packaged(
                    archive.id().name(),
                    archive.id().version().toString(),
                    layout.relative(file),
                    archive.content().size(),
                    archive.digest()));
        }
        outcome = outcome.withPackaged(packaged);
    }

    private void publishArchives() {
        String repository = request.repository().orElse(layout.repository().toString());
        Publisher publisher = new Publisher(Targets.open(repository));
        List<Published> published = new ArrayList<>();
        for (ChartArchive archive : archives) {
            Publication publication = publisher.publish(archive, profileValues(archive));
            published.add(new Published(
                    archive.id().name(),
                    archive.id().version().toString(),
                    repository.contains("://") ? repository : layout.relative(Path.of(repository)),
                    publication.isNew(),
                    publication.files()));
            outcome = outcome.withPublished(published);
        }
    }

    private void migrateValues(OperatorFile file, Optional<String> chart, Optional<OperatorFile> output) {
        ChartSource source = source(chart);
        String name = layout.relative(file.path());
        Content old = file.read();
        if (!Content.of(old.text()).equals(old)) {
            throw new InvalidInputException(
                    Finding.error("values/syntax", Location.of(name), "not UTF-8", "save the file as UTF-8"));
        }
        ValuesMigration.Migrated migrated = ValuesMigration.migrate(ValuesModel.of(source), name, old.text());
        output.ifPresent(target -> target.write(Content.of(migrated.text())));
        List<Moved> moved = migrated.moves().stream()
                .map(move -> new Moved(String.join(".", move.from()), String.join(".", move.to())))
                .toList();
        outcome = outcome.withFindings(migrated.warnings())
                .withMigrated(new Migrated(
                        source.name(),
                        name,
                        moved,
                        output.map(target -> layout.relative(target.path())),
                        migrated.text()));
    }

    private ChartSource source(Optional<String> chart) {
        List<ChartSource> sources = project.sources().charts();
        List<String> names = sources.stream().map(ChartSource::name).toList();
        if (chart.isEmpty() && sources.size() != 1) {
            throw new UnknownNameException("the project has " + sources.size() + " charts: name one with --chart, of "
                    + String.join(", ", names));
        }
        return sources.stream()
                .filter(source -> chart.isEmpty() || chart.get().equals(source.name()))
                .findFirst()
                .orElseThrow(() -> new UnknownNameException(
                        "there is no chart '" + chart.orElse("") + "': " + NearMiss.advice(chart.orElse(""), names)));
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
}
