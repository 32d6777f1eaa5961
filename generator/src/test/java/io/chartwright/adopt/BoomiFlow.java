package io.chartwright.adopt;

import io.chartwright.helm.GuardedHelm;
import io.chartwright.helm.HelmChart;
import io.chartwright.helm.HelmTool;
import io.chartwright.model.Adopted;
import io.chartwright.model.Chart;
import io.chartwright.model.ChartSource;
import io.chartwright.model.Project;
import io.chartwright.model.TextFile;
import io.chartwright.project.ManifestFiles;
import io.chartwright.project.ProjectLayout;
import io.chartwright.project.ProjectReader;
import io.chartwright.render.ChartRenderer;
import io.chartwright.schema.ValuesModel;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The chart of this repository, opened once for many imports. */
final class BoomiFlow implements AutoCloseable {
    private final HelmTool helm = GuardedHelm.inProcess();
    private final HelmChart opened;
    private final Adoption adoption;

    BoomiFlow() {
        Project project = new ProjectReader().read(new ProjectLayout(Path.of("..")));
        ChartSource source = project.charts().stream()
                .filter(each -> each.name().equals("boomi-flow"))
                .findFirst()
                .orElseThrow();
        Chart chart = new ChartRenderer(source, ValuesModel.of(source).contract(), project.profiles()).render();
        opened = helm.open(chart);
        adoption = new Adoption(chart, opened, "1.36.0");
    }

    /** Returns what the manifests in a file or folder come to. */
    Adopted adopt(Path manifests) {
        return adopt(ManifestFiles.read(manifests, manifests.getFileName().toString()));
    }

    /** Returns what the manifests come to. */
    Adopted adopt(List<TextFile> manifests) {
        return adoption.adopt(manifests, Optional.empty(), "mine.yaml");
    }

    @Override
    public void close() {
        opened.close();
        helm.close();
    }
}
