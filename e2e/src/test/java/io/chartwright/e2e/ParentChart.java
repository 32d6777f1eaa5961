package io.chartwright.e2e;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A chart that has another one as its dependency twice, under the aliases {@code flow}, on by its condition, and
 * {@code second}, off by its condition; and an object of its own.
 */
final class ParentChart {
    private static final String METADATA = """
            apiVersion: v2
            name: parent
            version: 0.1.0
            dependencies:
              - {name: %1$s, version: ">=0.0.0-0", alias: flow, condition: flow.enabled}
              - {name: %1$s, version: ">=0.0.0-0", alias: second, condition: second.enabled}
            """;
    private static final String OWN_OBJECT = """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: own, namespace: "{{ .Release.Namespace }}"}
            """;

    private ParentChart() {}

    /** Writes it, with one text of values for both, and a registry that all its charts must use. */
    static Overlay of(Overlay child, ObjectNode values, Path folder) throws IOException {
        Path chart = Files.createDirectories(folder.resolve("parent"));
        Files.createDirectories(chart.resolve("templates"));
        Files.createDirectories(chart.resolve("charts"));
        Files.createDirectories(chart.resolve("ci"));
        Files.writeString(chart.resolve("Chart.yaml"), METADATA.formatted(child.chartName()));
        Files.writeString(chart.resolve("templates").resolve("own.yaml"), OWN_OBJECT);
        ProjectCopy.copy(child.chart(), chart.resolve("charts").resolve(child.chartName()));

        ObjectNode all = values.objectNode();
        all.putObject("global")
                .put("imageRegistry", "docker.io")
                .put("storageClass", "of-another-chart")
                .putArray("imagePullSecrets")
                .add("of-the-parent");
        // The registry of the parent must win.
        values.withObject("/player/image").put("registry", "registry.invalid");
        values.withObject("/runtime/image").put("registry", "registry.invalid");
        all.set("flow", values.deepCopy().put("enabled", true));
        all.set("second", values.deepCopy().put("enabled", false));
        Overlay parent = new Overlay(chart, "parent");
        Files.writeString(Path.of(parent.testValues()), all.toString());
        return parent;
    }
}
