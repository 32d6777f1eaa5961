package io.chartwright.impact;

import io.chartwright.model.Chart;
import io.chartwright.model.ChartFile;
import io.chartwright.model.Mapping;
import io.chartwright.model.Overlay;
import io.chartwright.yaml.YamlReader;
import java.util.Collection;
import java.util.List;

/**
 * What a chart says of its values.
 *
 * @param defaults {@code values.yaml}
 * @param schema {@code values.schema.json}; empty when there is none
 */
public record ChartValues(Mapping defaults, Mapping schema) {

    /** Reads both. */
    static ChartValues of(Chart chart) {
        return new ChartValues(read(chart, "values.yaml"), read(chart, "values.schema.json"));
    }

    /** Returns every value that the chart or one of the overlays has. */
    List<ValueKey> keys(Collection<Overlay> overlays) {
        Mapping all = defaults;
        for (Overlay overlay : overlays) {
            all = all.merge(overlay.testValues());
        }
        return ValueKey.of(schema, all);
    }

    private static Mapping read(Chart chart, String path) {
        return new YamlReader("values")
                .readMapping(
                        chart.sourceOf(path),
                        chart.file(path).map(ChartFile::text).orElse(""));
    }
}
