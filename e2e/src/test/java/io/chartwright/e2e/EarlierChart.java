package io.chartwright.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * An earlier version of a chart, made from the present one: of a lower version, without the values that came last in its
 * values file and schema, and without the objects that came last. Where its templates still ask for one of those values,
 * they find the default, as if they did not ask.
 */
final class EarlierChart {
    static final String VERSION = "0.9.0";

    /** Keys that were not there yet, wherever they stand. */
    static final Set<String> LATER_KEYS = Set.of(
            "keda",
            "gkeHealthCheck",
            "httpRoute",
            "integrationRuntime",
            "externalSecret",
            "secretsStore",
            "runtimeClassName",
            "dnsPolicy",
            "dnsConfig",
            "podDisruptionBudget",
            "serverMaxConnections");

    private static final List<String> LATER_OBJECTS = List.of(
            "scaledobject.yaml",
            "gkehealthcheck.yaml",
            "httproute.yaml",
            "externalsecret.yaml",
            "secretproviderclass.yaml",
            "poddisruptionbudget.yaml");
    private static final ObjectMapper JSON = new ObjectMapper();

    private EarlierChart() {}

    /** Returns the same overlay of the earlier version, in a new folder. */
    static Overlay of(Overlay present) throws IOException {
        Path chart = Files.createTempDirectory("chartwright-e2e-earlier-").resolve(present.chartName());
        copy(present.chart(), chart);
        Path metadata = chart.resolve("Chart.yaml");
        Files.writeString(
                metadata, Files.readString(metadata).replaceFirst("(?m)^version: .*$", "version: " + VERSION));
        Path values = chart.resolve("values.yaml");
        JsonNode defaults = yaml(values);
        fillIn(chart, defaults.deepCopy());
        Files.writeString(values, without(defaults).toString());
        Path schema = chart.resolve("values.schema.json");
        Files.writeString(schema, without(JSON.readTree(schema.toFile())).toString());
        return new Overlay(chart, present.name());
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(
                            one -> !LATER_OBJECTS.contains(one.getFileName().toString()))
                    .toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }

    /** Gives the templates what they ask for, in place of what refuses missing keys. */
    private static void fillIn(Path chart, JsonNode defaults) throws IOException {
        Path missing = chart.resolve("templates/common/validation/first/missing-keys.yaml");
        if (!Files.exists(missing)) {
            throw new IllegalStateException(missing + " is not there; which template handles missing keys now?");
        }
        Files.writeString(
                missing,
                "{{- $_ := include \"boomi-flow.missingKeys\" (dict \"path\" \"\" \"defaults\" (`" + defaults
                        + "` | fromJson) \"values\" .Values) }}\n");
    }

    private static JsonNode without(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.remove(LATER_KEYS);
        }
        node.forEach(EarlierChart::without);
        return node;
    }

    private static JsonNode yaml(Path file) throws IOException {
        Object read = new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(file));
        return JSON.valueToTree(read);
    }
}
