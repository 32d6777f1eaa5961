package io.chartwright.validate;

import io.chartwright.model.Chart;
import io.chartwright.model.ChartFile;
import io.chartwright.model.Finding;
import io.chartwright.model.InvalidInputException;
import io.chartwright.model.Location;
import io.chartwright.model.Mapping;
import io.chartwright.model.Overlay;
import io.chartwright.schema.ValuesChecker;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The values of every overlay obey the chart's schema. */
final class OverlayValues implements ChartRule {

    @Override
    public List<Finding> check(Chart chart) {
        Optional<ChartFile> schema = chart.file("values.schema.json");
        if (schema.isEmpty()) {
            return List.of();
        }
        try {
            String file = chart.sourceOf("values.schema.json");
            return check(chart, new ValuesChecker(file, schema.get().text()));
        } catch (InvalidInputException e) {
            return e.findings();
        }
    }

    private static List<Finding> check(Chart chart, ValuesChecker checker) {
        List<Finding> findings = new ArrayList<>();
        for (Overlay overlay : chart.overlays()) {
            for (Mapping values : given(chart.sources().defaults(), overlay.layers())) {
                findings.addAll(checker.check(withoutNulls(values)));
            }
        }
        return findings.stream().distinct().toList();
    }

    /** Returns what is installed with each layer alone; a layer that says nothing is left out, unless it is the first. */
    private static List<Mapping> given(Mapping defaults, Overlay.Layers layers) {
        List<Mapping> given = new ArrayList<>(List.of(defaults.stack(layers.values())));
        for (Mapping layer : List.of(layers.answers(), layers.ci())) {
            if (!layer.entries().isEmpty()) {
                given.add(defaults.stack(layer));
            }
        }
        return given;
    }

    /** Helm has removed the nulls, which remove defaults, when it asks the schema. */
    private static Mapping withoutNulls(Mapping layer) {
        return Mapping.empty(Location.of(layer.location().file())).merge(layer);
    }
}
