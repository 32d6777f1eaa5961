package io.chartwright;

import io.chartwright.cache.PartCache;
import io.chartwright.model.Chart;
import io.chartwright.model.Project;
import io.chartwright.project.ProjectLayout;
import io.chartwright.project.ProjectReader;
import java.util.List;
import java.util.Optional;

/** The project's sources, and the charts in memory that they render to. */
final class ProjectCharts {
    private final ProjectLayout layout;
    private final PartCache cache;
    private Optional<Project> sources = Optional.empty();
    private Optional<List<Chart>> charts = Optional.empty();

    ProjectCharts(ProjectLayout layout, PartCache cache) {
        this.layout = layout;
        this.cache = cache;
    }

    /** Returns the sources, which are read once. */
    Project sources() {
        if (sources.isEmpty()) {
            sources = Optional.of(new ProjectReader().read(layout));
        }
        return sources.get();
    }

    /**
     * Returns the charts, which are rendered once.
     *
     * @throws io.chartwright.model.InvalidInputException with every problem of the sources
     */
    List<Chart> charts() {
        if (charts.isEmpty()) {
            charts = Optional.of(new RenderStep(layout, cache).charts(sources()));
        }
        return charts.get();
    }
}
