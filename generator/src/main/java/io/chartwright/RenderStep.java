package io.chartwright;

import io.chartwright.cache.PartCache;
import io.chartwright.model.Chart;
import io.chartwright.model.ChartFile;
import io.chartwright.model.ChartSource;
import io.chartwright.model.Finding;
import io.chartwright.model.InvalidInputException;
import io.chartwright.model.Location;
import io.chartwright.model.Project;
import io.chartwright.model.ValuesContract;
import io.chartwright.project.ProjectLayout;
import io.chartwright.render.ChartRenderer;
import io.chartwright.render.RenderedParts;
import io.chartwright.schema.ValuesModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Renders the charts of a project. */
final class RenderStep {
    private final ProjectLayout layout;
    private final PartCache cache;

    /**
     * Creates the step.
     *
     * @param cache what earlier runs made of the sources
     */
    RenderStep(ProjectLayout layout, PartCache cache) {
        this.layout = layout;
        this.cache = cache;
    }

    /**
     * Returns every chart of the project, in memory.
     *
     * @throws InvalidInputException with all problems of all charts
     */
    List<Chart> charts(Project project) {
        CompletableFuture<Void> unused = CompletableFuture.runAsync(ChartRenderer::prepare);
        List<Chart> rendered = new ArrayList<>();
        List<Finding> findings = new ArrayList<>();
        if (project.charts().isEmpty()) {
            findings.add(Finding.error(
                    "project/empty",
                    Location.of(layout.relative(layout.chartTemplates())),
                    "there is no chart in it",
                    "make a folder with a Chart.yaml and a " + ChartSource.VALUES_MODEL));
        }
        for (ChartSource source : project.charts()) {
            try {
                rendered.add(render(source, project.profiles()));
            } catch (InvalidInputException e) {
                findings.addAll(e.findings());
            }
        }
        if (!findings.isEmpty()) {
            throw new InvalidInputException(findings);
        }
        return rendered;
    }

    private Chart render(ChartSource source, List<ChartFile> profiles) {
        RenderedParts parts = new RenderedParts(cache, source, profiles);
        Optional<ValuesContract> known = parts.contract();
        if (known.isPresent()) {
            return new ChartRenderer(source, known.get(), profiles, parts).render();
        }
        ValuesModel model;
        try {
            model = ValuesModel.of(source);
        } catch (InvalidInputException e) {
            throw withProblemsOfProfiles(e.findings(), source, profiles);
        }
        // Takes as long as rendering does.
        CompletableFuture<List<Finding>> check = CompletableFuture.supplyAsync(model::problems);
        Optional<InvalidInputException> refusal = Optional.empty();
        Optional<Chart> chart = Optional.empty();
        try {
            chart = Optional.of(new ChartRenderer(source, model.contract(), profiles, parts).render());
        } catch (InvalidInputException e) {
            refusal = Optional.of(e);
        }
        if (!check.join().isEmpty()) {
            throw withProblemsOfProfiles(check.join(), source, profiles);
        }
        parts.keep(model.contract());
        return chart.orElseThrow(refusal::get);
    }

    private static InvalidInputException withProblemsOfProfiles(
            List<Finding> problems, ChartSource source, List<ChartFile> profiles) {
        List<Finding> findings = new ArrayList<>(problems);
        findings.addAll(ChartRenderer.problemsOfProfiles(source, profiles));
        return new InvalidInputException(findings);
    }
}
