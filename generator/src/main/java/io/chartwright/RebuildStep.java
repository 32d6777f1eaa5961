package io.chartwright;

import io.chartwright.cache.PartCache;
import io.chartwright.model.Chart;
import io.chartwright.model.ChartArchive;
import io.chartwright.model.ChartId;
import io.chartwright.model.ChartSource;
import io.chartwright.model.Project;
import io.chartwright.packaging.ChartPackager;
import io.chartwright.project.ProjectLayout;
import io.chartwright.project.ProjectReader;
import io.chartwright.publish.git.CommitFiles;
import io.chartwright.supplychain.Difference;
import io.chartwright.supplychain.ReceivedPackage;
import io.chartwright.supplychain.Verdict;
import java.util.List;
import java.util.Optional;

/** Builds a received package again from the project's sources and compares the bytes. */
final class RebuildStep {
    private static final String SUBJECT = "rebuild";
    private static final String RULE = "verify/rebuild";

    private final VerifyRequest what;
    private final Request request;
    private final ProjectLayout layout;

    RebuildStep(VerifyRequest what, Request request, ProjectLayout layout) {
        this.what = what;
        this.request = request;
        this.layout = layout;
    }

    /**
     * Returns the verdict with what came of it.
     *
     * @throws io.chartwright.model.UnknownNameException when there is no such commit
     * @throws io.chartwright.model.InvalidInputException when the sources have problems
     */
    Verdict add(ReceivedPackage received, Verdict verdict) {
        Project project = what.commit()
                .map(commit -> new ProjectReader().read(new CommitFiles(layout.root(), commit)::below))
                .orElseGet(() -> new ProjectReader().read(layout));
        String sources = what.commit().map(commit -> "the sources at " + commit).orElse("the sources");
        ChartId id = verdict.id();
        List<ChartSource> meant = project.charts().stream()
                .filter(source -> source.name().equals(id.name()))
                .toList();
        if (meant.isEmpty()) {
            return verdict.failed(
                    SUBJECT,
                    RULE,
                    received.name(),
                    "holds " + id.name() + ", which " + sources + " do not have",
                    "name the project that it was made from with --project");
        }
        Chart chart = new RenderStep(layout, PartCache.none())
                .charts(new Project(meant, project.profiles()))
                .get(0);
        if (!chart.id().equals(id)) {
            return verdict.failed(
                    SUBJECT,
                    RULE,
                    received.name(),
                    "holds version " + id.version() + ", but " + sources + " make "
                            + chart.id().version(),
                    "name the commit of that version with --at");
        }
        return compare(received, verdict, chart, sources);
    }

    private Verdict compare(ReceivedPackage received, Verdict verdict, Chart chart, String sources) {
        // The time is chosen when a package is made, and is no part of its sources: it is the package's own, unless the
        // user names one.
        long epoch = request.epochSeconds().orElseGet(received::epochSeconds);
        ChartArchive rebuilt = new ChartPackager(epoch).pack(chart);
        Optional<Difference> difference = Difference.between(received.archive(), rebuilt.content());
        return difference
                .map(found -> verdict.failed(
                        SUBJECT,
                        RULE,
                        received.name(),
                        "is not what " + sources + " give: " + found.detail() + " ("
                                + found.cause().word() + ")",
                        found.cause().advice()))
                .orElseGet(() -> verdict.verified(
                        SUBJECT, sources + " give the same " + rebuilt.content().size() + " bytes"));
    }
}
