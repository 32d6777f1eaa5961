package io.chartwright.validate;

import io.chartwright.cache.ResultWriter;
import io.chartwright.model.Chart;
import io.chartwright.model.ChartFile;
import io.chartwright.model.Digest;
import io.chartwright.model.Finding;
import io.chartwright.model.InvalidInputException;
import io.chartwright.model.Location;
import io.chartwright.model.Mapping;
import io.chartwright.model.Overlay;
import io.chartwright.schema.ValuesChecker;
import java.util.ArrayList;
import java.util.List;

/** The values of every overlay obey the chart's schema. */
final class OverlayValues {
    private OverlayValues() {}

    /** Returns what is wrong with the values. */
    static List<Finding> check(Chart chart) {
        return chart.file("values.schema.json")
                .map(schema -> check(chart, schema))
                .orElse(List.of());
    }

    /** Returns the digest of the schema and of all values, with what is known of the overlays. */
    static Digest key(Chart chart) {
        ResultWriter key = new ResultWriter();
        key.text(chart.file("values.schema.json").map(ChartFile::text).orElse(""));
        key.node(chart.sources().defaults());
        for (Overlay overlay : chart.overlays()) {
            key.texts(List.of(overlay.name(), overlay.profile(), overlay.cloud()));
            key.node(overlay.layers().values());
            key.node(overlay.layers().answers());
            key.node(overlay.layers().ci());
        }
        return Digest.of(key.bytes());
    }

    private static List<Finding> check(Chart chart, ChartFile schema) {
        try {
            String file = chart.sourceOf("values.schema.json");
            return check(chart, new ValuesChecker(file, schema.text()));
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
