package io.chartwright.validate;

import io.chartwright.kubernetes.VersionConstraint;
import io.chartwright.model.Chart;
import io.chartwright.model.Finding;
import io.chartwright.model.InvalidInputException;
import io.chartwright.model.Location;
import io.chartwright.model.Mapping;
import io.chartwright.model.NearMiss;
import io.chartwright.model.Node;
import io.chartwright.model.Scalar;
import io.chartwright.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@code Chart.yaml} says all that chart repositories and Artifact Hub show. */
final class Metadata implements ChartRule {
    /** The rule about the Kubernetes versions that a chart admits. */
    static final String KUBE_VERSION = "chart/kube-version";

    private static final String ARTIFACT_HUB = "artifacthub.io/";

    private static final Map<String, String> WANTED = Map.of(
            "appVersion", "the version of the application, as text",
            "description", "one sentence",
            "home", "the address of the project",
            "icon", "an address of an SVG or PNG image",
            "kubeVersion", "a constraint such as \">=1.30.0-0\"");

    /** Annotations of Artifact Hub that hold YAML themselves; from its documentation. */
    private static final Set<String> YAML_ANNOTATIONS =
            Set.of("changes", "images", "links", "maintainers", "screenshots");

    private static final Set<String> WANTED_ANNOTATIONS = Set.of("category", "changes", "license", "links");

    @Override
    public List<Finding> check(Chart chart) {
        List<Finding> findings = new ArrayList<>();
        Mapping metadata = chart.metadata();
        Location whole = Location.of(chart.sourceOf("Chart.yaml"));
        checkKeys(metadata, whole, findings);
        metadata.get("kubeVersion").ifPresent(node -> checkConstraint(node, findings));
        checkAnnotations(metadata.mapping("annotations").orElse(Mapping.empty(whole)), findings);
        return findings;
    }

    private static void checkKeys(Mapping metadata, Location whole, List<Finding> findings) {
        for (Mapping.Entry entry : metadata.entries().values()) {
            if (!Chart.METADATA_KEYS.contains(entry.key())) {
                report(
                        findings,
                        entry.location(),
                        "unknown key '" + entry.key() + "'",
                        NearMiss.advice(entry.key(), Chart.METADATA_KEYS));
            }
        }
        if (!metadata.text("apiVersion").equals(Optional.of("v2"))) {
            report(findings, at(metadata, "apiVersion", whole), "apiVersion is not v2", "write 'apiVersion: v2'");
        }
        WANTED.forEach((key, what) -> {
            if (metadata.text(key).orElse("").isBlank()) {
                advise(findings, at(metadata, key, whole), "'" + key + "' is missing or not text", "write " + what);
            }
        });
        for (String key : List.of("keywords", "maintainers", "sources")) {
            if (metadata.items(key).isEmpty()) {
                advise(findings, at(metadata, key, whole), "'" + key + "' is missing or empty", "list at least one");
            }
        }
    }

    private static Location at(Mapping metadata, String key, Location otherwise) {
        return metadata.get(key).map(Node::location).orElse(otherwise);
    }

    private static void checkConstraint(Node node, List<Finding> findings) {
        if (node instanceof Scalar scalar && scalar.isText()) {
            try {
                VersionConstraint.parse(scalar.text());
            } catch (IllegalArgumentException e) {
                findings.add(Finding.error(
                        KUBE_VERSION, node.location(), String.valueOf(e.getMessage()), "write one that Helm reads"));
            }
        }
    }

    private static void checkAnnotations(Mapping annotations, List<Finding> findings) {
        WANTED_ANNOTATIONS.stream()
                .sorted()
                .filter(name -> annotations.get(ARTIFACT_HUB + name).isEmpty())
                .forEach(name -> advise(
                        findings,
                        annotations.location(),
                        "annotation '" + ARTIFACT_HUB + name + "' is missing",
                        "add it, because Artifact Hub shows it"));
        for (Mapping.Entry entry : annotations.entries().values()) {
            if (!(entry.node() instanceof Scalar scalar && scalar.isText())) {
                report(
                        findings,
                        entry.location(),
                        "annotation '" + entry.key() + "' is " + entry.node().kind(),
                        "write it as text in quotes");
            } else if (entry.key().startsWith(ARTIFACT_HUB)
                    && YAML_ANNOTATIONS.contains(entry.key().substring(ARTIFACT_HUB.length()))) {
                checkYaml(entry, scalar.text(), findings);
            }
        }
    }

    private static void checkYaml(Mapping.Entry entry, String text, List<Finding> findings) {
        try {
            new YamlReader("chart").readAll(entry.location().file(), text);
        } catch (InvalidInputException e) {
            report(
                    findings,
                    entry.location(),
                    "annotation '" + entry.key() + "' is not YAML: "
                            + e.findings().get(0).problem(),
                    "write a list of items");
        }
    }

    /** What only catalogues show; a chart without it is installed as well as any. */
    private static void advise(List<Finding> findings, Location location, String problem, String fix) {
        findings.add(Finding.warning("chart/metadata", location, problem, fix));
    }

    private static void report(List<Finding> findings, Location location, String problem, String fix) {
        findings.add(Finding.error("chart/metadata", location, problem, fix));
    }
}
