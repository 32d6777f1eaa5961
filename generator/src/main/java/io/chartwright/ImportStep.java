package io.chartwright;

import io.chartwright.adopt.Adoption;
import io.chartwright.helm.GuardedHelm;
import io.chartwright.helm.HelmChart;
import io.chartwright.helm.HelmTool;
import io.chartwright.kubernetes.Minor;
import io.chartwright.model.Adopted;
import io.chartwright.model.Chart;
import io.chartwright.model.Content;
import io.chartwright.model.TextFile;
import io.chartwright.model.UnknownNameException;
import io.chartwright.project.OperatorFile;
import io.chartwright.project.ProjectLayout;
import java.util.List;
import java.util.stream.Collectors;

/** Makes values of manifests. */
final class ImportStep {
    /** The one chart whose values are known. */
    private static final String CHART = "boomi-flow";

    private final AdoptRequest request;
    private final ProjectLayout layout;

    ImportStep(AdoptRequest request, ProjectLayout layout) {
        this.request = request;
        this.layout = layout;
    }

    /**
     * Returns what the manifests come to, and writes the values when the request says so.
     *
     * @throws UnknownNameException when the project has another chart, or nothing that can be imported is named
     */
    Adopted run(List<Chart> charts) {
        Chart chart = charts.stream()
                .filter(each -> each.id().name().equals(CHART))
                .findFirst()
                .orElseThrow(() -> new UnknownNameException("import knows the values of the chart " + CHART
                        + ", which this project does not have; it has "
                        + charts.stream().map(each -> each.id().name()).collect(Collectors.joining(", "))));
        List<TextFile> manifests = manifests();
        List<Minor> known = Minor.known();
        String file = request.output()
                .map(path -> layout.relative(new OperatorFile(path).path()))
                .orElse("imported.yaml");
        try (HelmTool helm = GuardedHelm.inProcess();
                HelmChart opened = helm.open(chart)) {
            Adopted adopted = new Adoption(
                            chart, opened, known.get(known.size() - 1).release())
                    .adopt(manifests, request.overlay(), file);
            request.output().ifPresent(path -> new OperatorFile(path).write(Content.of(adopted.values())));
            return adopted;
        }
    }

    private List<TextFile> manifests() {
        ValidateRequest.Named named = request.manifests();
        if (SubjectReader.read(named.path(), named.name(), named.stream()) instanceof Subject.Manifests manifests) {
            return manifests.files();
        }
        throw new UnknownNameException(
                named.name() + " is a chart: name manifests, or '-' for what 'helm template' prints");
    }
}
