package io.chartwright.validate;

import io.chartwright.model.Chart;
import io.chartwright.model.Finding;
import io.chartwright.model.InvalidInputException;
import io.chartwright.model.Location;
import io.chartwright.model.Mapping;
import io.chartwright.model.Node;
import io.chartwright.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;

/** Checks what Helm renders in one cell. */
final class CellCheck {
    private final Chart chart;
    private final List<ObjectRule> rules;

    CellCheck(Chart chart, List<ObjectRule> rules) {
        this.chart = chart;
        this.rules = List.copyOf(rules);
    }

    /** Returns what is wrong with the output of {@code helm template} for the target. */
    List<Finding> check(String output, Target target) {
        List<Finding> findings = new ArrayList<>();
        List<KubernetesObject> objects = new ArrayList<>();
        for (Manifest manifest : Manifest.split(output)) {
            try {
                parse(manifest, objects, findings);
            } catch (InvalidInputException e) {
                e.findings().forEach(finding -> findings.add(atTemplate(finding, manifest.template())));
            }
        }
        for (ObjectRule rule : rules) {
            rule.check(objects, target)
                    .forEach(finding ->
                            findings.add(atTemplate(finding, finding.location().file())));
        }
        return findings.stream().distinct().toList();
    }

    private static void parse(Manifest manifest, List<KubernetesObject> objects, List<Finding> findings) {
        for (Node node : new YamlReader("api").readAll(manifest.template(), manifest.text())) {
            if (node instanceof Mapping tree) {
                objects.add(new KubernetesObject(tree, manifest.template()));
            } else {
                findings.add(Finding.error(
                        "api/identity",
                        node.location(),
                        "the template renders " + node.kind() + ", not an object",
                        "write apiVersion, kind and metadata"));
            }
        }
    }

    /** A line of Helm's output is a line of no file, so the template as a whole is named. */
    private Finding atTemplate(Finding finding, String template) {
        return new Finding(
                finding.severity(),
                finding.rule(),
                Location.of(chart.sourceOf(template)),
                finding.problem(),
                finding.reason(),
                finding.fix());
    }
}
