package io.chartwright;

import io.chartwright.ValidateRequest.Named;
import io.chartwright.cache.PartCache;
import io.chartwright.model.Chart;
import io.chartwright.model.Finding;
import io.chartwright.model.InvalidInputException;
import io.chartwright.model.Location;
import io.chartwright.model.Project;
import io.chartwright.model.UnknownNameException;
import io.chartwright.project.ChartFolder;
import io.chartwright.project.ProjectLayout;
import io.chartwright.project.ProjectReader;
import io.chartwright.publish.git.CommitFiles;
import io.chartwright.publish.git.GitHistory;
import io.chartwright.publish.git.GitHistory.Commit;
import io.chartwright.supplychain.ReceivedPackage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads the states of charts that a user can name. */
final class ChartStates {
    private static final int SHORT = 8;

    private final Request request;
    private final ProjectLayout layout;
    private final Supplier<List<Chart>> charts;

    /**
     * Creates it for a project.
     *
     * @param charts the charts of the project as it is on disk
     */
    ChartStates(Request request, Supplier<List<Chart>> charts) {
        this.request = request;
        this.layout = new ProjectLayout(request.project());
        this.charts = charts;
    }

    /** Returns the project as it is on disk. */
    ChartState workingTree() {
        return new ChartState("the working tree", "", charts.get(), true);
    }

    /**
     * Returns the project as it was where the work began.
     *
     * @throws UnknownNameException when that cannot be told
     */
    ChartState base() {
        return at(new GitHistory(layout.root())
                .base()
                .orElseThrow(() -> new UnknownNameException("no commit can be found to compare with: "
                        + layout.root() + " is in no git repository, or in a shallow clone without the commit that"
                        + " it has in common with the default branch; 'git fetch --unshallow' completes that, or name"
                        + " what to compare with")));
    }

    /**
     * Returns what the user names. A revision goes before a path of that name, so that no commit can put itself in the
     * place of what it is compared with; {@code ./NAME} is always a path.
     *
     * @throws UnknownNameException when it is nothing of all that
     * @throws InvalidInputException when it cannot be read as what it is
     */
    ChartState named(Named named) {
        String name = named.name();
        if (name.contains("://")) {
            ReceivedPackage received = PackageSource.receive(
                    name, named.path(), request.publishing().targets());
            Chart chart = SubjectReader.archive(received.archive(), received.name());
            return new ChartState(received.name(), "", List.of(chart), false);
        }
        Optional<Commit> commit = name.matches("[./].*") || !layout.isProject()
                ? Optional.empty()
                : new GitHistory(layout.root()).find(name);
        return commit.map(this::at)
                .or(() -> onDisk(named))
                .orElseThrow(() -> new UnknownNameException("'" + name + "' is no chart's folder or archive, and no"
                        + " revision of the git repository of " + layout.root()
                        + "; is the clone a shallow one? 'git fetch --unshallow --tags' completes it"));
    }

    private Optional<ChartState> onDisk(Named named) {
        String name = named.name();
        Path path = named.path();
        boolean isArchive = name.matches(".*\\.(tgz|tar\\.gz)") && Files.isRegularFile(path);
        if (isArchive || ChartFolder.isChart(path)) {
            Subject subject = SubjectReader.read(path, name, named.stream());
            return Optional.of(new ChartState(name, "", subject.charts(), false));
        }
        ProjectLayout other = new ProjectLayout(path);
        boolean isOwn = other.equals(layout);
        String place = isOwn ? "" : name.replaceAll("/+$", "") + "/";
        return other.isProject()
                ? Optional.of(rendered(name, place, () -> new ProjectReader().read(other), isOwn))
                : Optional.empty();
    }

    private ChartState at(Commit commit) {
        String id = commit.id().substring(0, SHORT);
        CommitFiles files = new CommitFiles(layout.root(), commit.id());
        String name = commit.id().startsWith(commit.name()) ? id : commit.name() + " (" + id + ")";
        return rendered(name, id + ":", () -> new ProjectReader().read(files::below), true);
    }

    /** Returns a project's charts; none when there were none yet. */
    private static ChartState rendered(String name, String place, Supplier<Project> sources, boolean isOwn) {
        try {
            Project project = sources.get();
            List<Chart> rendered = project.charts().isEmpty()
                    ? List.of()
                    : new RenderStep(new ProjectLayout(Path.of("")), PartCache.none()).charts(project);
            return new ChartState(name, place, rendered, isOwn);
        } catch (InvalidInputException e) {
            throw new InvalidInputException(e.findings().stream()
                    .map(finding -> elsewhere(finding, place))
                    .toList());
        }
    }

    private static Finding elsewhere(Finding finding, String place) {
        Location at = finding.location();
        return finding.at(new Location(place + at.file(), at.line(), at.column()));
    }
}
