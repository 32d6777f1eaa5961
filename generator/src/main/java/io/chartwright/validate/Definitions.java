package io.chartwright.validate;

import io.chartwright.model.Chart;
import io.chartwright.model.ChartFile;
import io.chartwright.model.InvalidInputException;
import io.chartwright.model.Mapping;
import io.chartwright.model.Node;
import io.chartwright.model.TextFile;
import io.chartwright.validate.objects.KubernetesObject;
import io.chartwright.yaml.YamlReader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Finds custom resource definitions. */
final class Definitions {
    private static final String KIND = "CustomResourceDefinition";

    private Definitions() {}

    /** Returns the definitions that the chart installs from {@code crds/}. */
    static List<Mapping> of(Chart chart) {
        List<Mapping> definitions = new ArrayList<>();
        for (ChartFile file : chart.files().values()) {
            if (file.path().startsWith("crds/")) {
                definitions.addAll(read(file));
            }
        }
        return definitions;
    }

    /** Returns the definitions among the documents. */
    static List<Mapping> of(Collection<Document> documents) {
        return documents.stream()
                .flatMap(document -> document.objects().stream())
                .filter(object -> object.kind().orElse("").equals(KIND))
                .map(KubernetesObject::tree)
                .toList();
    }

    /**
     * Returns the definitions in the files, those of a {@code List} one by one.
     *
     * @throws InvalidInputException when a file is no YAML
     */
    static List<Mapping> in(List<TextFile> files) {
        List<Mapping> definitions = new ArrayList<>();
        for (TextFile file : files) {
            new YamlReader("api").readAll(file.path(), file.text()).forEach(node -> collect(node, definitions));
        }
        return definitions;
    }

    private static void collect(Node node, List<Mapping> definitions) {
        if (node instanceof Mapping mapping) {
            if (mapping.text("kind").orElse("").equals(KIND)) {
                definitions.add(mapping);
            } else {
                mapping.items("items").forEach(item -> collect(item, definitions));
            }
        }
    }

    /** A file that is no YAML defines nothing; Helm says so when it is installed. */
    private static List<Mapping> read(ChartFile file) {
        try {
            List<Node> documents = new YamlReader("api").readAll(file.path(), file.text());
            return documents.stream()
                    .filter(Mapping.class::isInstance)
                    .map(Mapping.class::cast)
                    .toList();
        } catch (InvalidInputException e) {
            return List.of();
        }
    }
}
