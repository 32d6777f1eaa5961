package io.chartwright.validate;

import io.chartwright.kubernetes.Minor;
import io.chartwright.model.Chart;
import io.chartwright.model.Finding;
import io.chartwright.model.InvalidInputException;
import io.chartwright.model.Location;
import io.chartwright.model.Mapping;
import io.chartwright.model.Node;
import io.chartwright.rules.Ignore;
import io.chartwright.rules.IgnoreAnnotation;
import io.chartwright.yaml.YamlReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Checks what Helm renders in one cell. */
final class CellCheck {
    private final Chart chart;
    private final List<ObjectRule> rules;
    private final Set<Ignore> ignores = ConcurrentHashMap.newKeySet();

    CellCheck(Chart chart, List<ObjectRule> rules) {
        this.chart = chart;
        this.rules = List.copyOf(rules);
    }

    /** Returns what is wrong with the output of {@code helm template} on the Kubernetes version. */
    List<Finding> check(String output, Minor minor) {
        List<Finding> findings = new ArrayList<>();
        List<KubernetesObject> objects = new ArrayList<>();
        for (Manifest manifest : Manifest.split(output)) {
            try {
                parse(manifest, objects, findings);
            } catch (InvalidInputException e) {
                e.findings().forEach(finding -> findings.add(atTemplate(finding, manifest.template())));
            }
        }
        objects.forEach(object -> readIgnores(object, findings));
        for (ObjectRule rule : rules) {
            rule.check(objects, minor)
                    .forEach(finding ->
                            findings.add(atTemplate(finding, finding.location().file())));
        }
        return findings.stream().distinct().toList();
    }

    /** Returns what the objects that were checked say is not to be reported of them. */
    List<Ignore> ignores() {
        return ignores.stream()
                .sorted(Comparator.comparing(Ignore::location).thenComparing(Ignore::toString))
                .toList();
    }

    private void readIgnores(KubernetesObject object, List<Finding> findings) {
        Location place = Location.of(chart.sourceOf(object.template()));
        object.tree()
                .mapping("metadata")
                .flatMap(metadata -> metadata.mapping("annotations"))
                .flatMap(annotations -> annotations.text(IgnoreAnnotation.KEY))
                .ifPresent(text -> ignores.addAll(IgnoreAnnotation.read(object.toString(), place, text, findings)));
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
        return finding.at(Location.of(chart.sourceOf(template)));
    }
}
