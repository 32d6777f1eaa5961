package io.chartwright.validate.chart;

import io.chartwright.model.Chart;
import io.chartwright.model.ChartFile;
import io.chartwright.model.Finding;
import io.chartwright.model.InvalidInputException;
import io.chartwright.model.Location;
import io.chartwright.model.Mapping;
import io.chartwright.model.Node;
import io.chartwright.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code crds/} holds definitions alone, and no templates, which Helm would not render there. */
public final class DefinitionFiles {

    /** Returns what is wrong with the files in {@code crds/}. */
    public List<Finding> check(Chart chart) {
        List<Finding> findings = new ArrayList<>();
        for (ChartFile file : chart.files().values()) {
            if (file.path().startsWith("crds/") && file.path().matches(".*\\.ya?ml")) {
                check(chart, file, findings);
            }
        }
        return findings;
    }

    private static void check(Chart chart, ChartFile file, List<Finding> findings) {
        String source = chart.sourceOf(file.path());
        int line = lineOf(file.text(), "{{");
        boolean isCopied = source.endsWith(file.path());
        try {
            for (Node node : new YamlReader("chart").readAll(source, file.text())) {
                if (node instanceof Mapping tree
                        && !tree.text("kind").equals(Optional.of("CustomResourceDefinition"))) {
                    findings.add(Finding.error(
                            "chart/crd-file",
                            isCopied ? tree.location() : Location.of(source),
                            file.path() + " holds " + tree.text("kind").orElse("something") + ", not a definition",
                            "move it into templates/"));
                }
            }
        } catch (InvalidInputException e) {
            // A template is most often no YAML, which is said below in better words.
            if (line == 0) {
                findings.addAll(e.findings());
            }
        }
        if (line > 0 && isAction(file.text())) {
            findings.add(Finding.error(
                            "chart/crd-template",
                            isCopied ? new Location(source, line, 0) : Location.of(source),
                            file.path() + " holds a template action, and Helm does not render crds/",
                            "write it plainly, or move it into templates/")
                    .because("the server gets the braces as they are"));
        }
    }

    /** Descriptions of fields may speak of braces; an action is one that names what only templates know. */
    private static boolean isAction(String text) {
        return List.of(".Values", ".Release", ".Chart", ".Capabilities", "include ", "template ", "{{- if", "{{ if")
                .stream()
                .anyMatch(text::contains);
    }

    private static int lineOf(String text, String mark) {
        int at = text.indexOf(mark);
        return at < 0
                ? 0
                : (int) text.substring(0, at).lines().count()
                        + (text.substring(0, at).endsWith("\n") ? 1 : 0);
    }
}
