package io.chartwright.validate;

import static org.assertj.core.api.Assertions.assertThat;

import io.chartwright.model.Chart;
import io.chartwright.model.ChartFile;
import io.chartwright.model.ChartId;
import io.chartwright.model.Finding;
import io.chartwright.model.Location;
import io.chartwright.model.Mapping;
import io.chartwright.model.Overlay;
import io.chartwright.model.Sources;
import io.chartwright.model.Version;
import io.chartwright.yaml.YamlReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OverlayValuesTest {
    private static final String SCHEMA = """
            {"$schema": "http://json-schema.org/schema#", "required": ["policy"], "properties": {"policy": {"type": "string"}}}
            """;

    @Test
    void valuesWhenTheDefaultsGiveWhatIsRequiredAreTaken() {
        assertThat(check("policy: sync\n", "a: b\n")).isEmpty();
        assertThat(check("policy:\n", "policy: sync\n")).isEmpty();
    }

    @Test
    void valuesWhenNobodyGivesWhatIsRequiredAreRefused() {
        assertThat(check("policy:\n", "a: b\n"))
                .singleElement()
                .extracting(Finding::problem)
                .isEqualTo("the values: required property 'policy' not found");
    }

    private static List<Finding> check(String defaults, String values) {
        Mapping nothing = Mapping.empty(Location.of("ci/a-values.yaml"));
        Overlay.Layers layers =
                new Overlay.Layers(new YamlReader("values").readMapping("ci/a-values.yaml", values), nothing, nothing);
        Overlay overlay = new Overlay("ci/a-values.yaml", "", "ci/a-values.yaml", "", "", "", List.of(), layers);
        Sources sources = new Sources(
                Map.of(),
                new YamlReader("values").readMapping("values.yaml", defaults),
                (path, line, column) -> Optional.empty());
        Map<String, ChartFile> files = Map.of("values.schema.json", ChartFile.of("values.schema.json", SCHEMA));
        Chart chart = new Chart(
                new ChartId("a", Version.parse("1.0.0")),
                Mapping.empty(Location.of("Chart.yaml")),
                files,
                List.of(overlay),
                sources);
        return OverlayValues.check(chart);
    }
}
