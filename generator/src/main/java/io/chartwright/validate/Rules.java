package io.chartwright.validate;

import io.chartwright.kubernetes.ApiCheck;
import io.chartwright.kubernetes.CustomKinds;
import io.chartwright.model.Chart;
import io.chartwright.model.ChartFile;
import io.chartwright.model.InvalidInputException;
import io.chartwright.model.Mapping;
import io.chartwright.model.Node;
import io.chartwright.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;

/** Every rule, in the order in which they run. */
final class Rules {
    private Rules() {}

    static List<ChartRule> ofChart() {
        return List.of(new Metadata(), new OverlayValues(), new CloudAnnotations());
    }

    static List<ObjectRule> ofObjects(Chart chart) {
        CustomKinds customKinds = CustomKinds.of(definitions(chart));
        return List.of(
                new ObjectIdentity(), new RemovedApi(), new ApiFields(new ApiCheck(customKinds)), new LeftoverMarks());
    }

    /** Returns the custom resource definitions that the chart installs. */
    private static List<Mapping> definitions(Chart chart) {
        List<Mapping> definitions = new ArrayList<>();
        for (ChartFile file : chart.files().values()) {
            if (file.path().startsWith("crds/")) {
                definitions.addAll(read(file));
            }
        }
        return definitions;
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
