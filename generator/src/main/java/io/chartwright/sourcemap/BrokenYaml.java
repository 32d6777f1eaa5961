package io.chartwright.sourcemap;

import io.chartwright.helm.HelmChart;
import io.chartwright.helm.HelmTool;
import io.chartwright.helm.Rendering;
import io.chartwright.model.Chart;
import io.chartwright.model.Finding;
import io.chartwright.model.InvalidInputException;
import io.chartwright.model.Location;
import io.chartwright.yaml.YamlReader;
import java.util.Optional;

/**
 * Finds the places of templates that render to text which is not YAML. Helm tells the line of its output alone, and keeps
 * the output to itself.
 */
public final class BrokenYaml {
    private final MarkedChart marked;
    private final HelmTool tool;

    /** Prepares copies of the chart's templates. */
    public BrokenYaml(Chart chart, HelmTool tool) {
        this.marked = MarkedChart.instead(chart);
        this.tool = tool;
    }

    /**
     * Returns the place in the template at which its text ceases to be YAML; empty when it is YAML to us, or no single place
     * of the template is known to have made it.
     *
     * @param values the values file that was rendered with
     * @param release the Kubernetes version that was rendered for
     * @param template the template's path in the chart
     */
    public Optional<Location> find(String values, String release, String template) {
        Rendering rendering;
        try (HelmChart helm = tool.open(marked.chart())) {
            rendering = helm.template(values, release);
        }
        return Optional.ofNullable(marked.texts(rendering).get(template))
                .map(text -> new MarkedText(text, marked.marks()))
                .flatMap(text -> problem(text.text()).flatMap(at -> origin(text, at)));
    }

    private static Optional<Location> problem(String text) {
        try {
            new YamlReader("api").readAll("", text);
            return Optional.empty();
        } catch (InvalidInputException e) {
            return e.findings().stream()
                    .filter(finding -> finding.rule().endsWith("/syntax"))
                    .map(Finding::location)
                    .filter(at -> at.line() > 0)
                    .findFirst();
        }
    }

    private static Optional<Location> origin(MarkedText text, Location at) {
        // What is missing at the end is missing after the last character.
        int last = text.text().stripTrailing().length() - 1;
        int index = MarkedText.index(text.text(), at);
        return index < 0 || last < 0
                ? Optional.empty()
                : Optional.ofNullable(text.firstOrigin(Math.min(index, last), last))
                        .map(Origin::location);
    }
}
