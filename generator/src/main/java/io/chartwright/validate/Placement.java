package io.chartwright.validate;

import io.chartwright.helm.HelmTool;
import io.chartwright.helm.Manifest;
import io.chartwright.model.Chart;
import io.chartwright.model.Finding;
import io.chartwright.model.Location;
import io.chartwright.model.Mapping;
import io.chartwright.model.Overlay;
import io.chartwright.sourcemap.Cause;
import io.chartwright.sourcemap.Origin;
import io.chartwright.sourcemap.SourceMap;
import io.chartwright.yaml.YamlWriter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Moves findings from rendered documents to the template, or the value, that a person would edit. */
final class Placement implements AutoCloseable {
    private final Chart chart;
    private final HelmTool helm;
    private final Documents documents;
    private final YamlWriter yaml = new YamlWriter();
    private @Nullable SourceMap map;

    Placement(Chart chart, HelmTool helm, Documents documents) {
        this.chart = chart;
        this.helm = helm;
        this.documents = documents;
    }

    /** Returns the finding at the place to edit; at the template as a whole when its line is not certain. */
    Finding place(Finding finding, Cell cell) {
        Optional<Manifest> manifest = documents.manifest(finding.location());
        Optional<Overlay> overlay = chart.overlays().stream()
                .filter(candidate -> candidate.name().equals(cell.overlay()))
                .findFirst();
        if (manifest.isEmpty() || overlay.isEmpty()) {
            return finding;
        }
        Mapping values = overlay.get().installValues();
        String release = cell.minor().release();
        Manifest document = manifest.get();
        Optional<Origin> origin =
                map().origin(yaml.write(values), release, document.template(), document.text(), finding.location());
        Location template = origin.map(found -> chart.sourceOf(found.location()))
                .orElse(Location.of(chart.sourceOf(document.template())));
        return map().cause(values, release, document.text(), finding.location())
                .map(cause -> atValue(finding, cause, template))
                .orElse(finding.at(template));
    }

    private static Finding atValue(Finding finding, Cause cause, Location template) {
        String why = "value '" + cause.key() + "', rendered at " + template;
        return finding.at(cause.location()).because(finding.reason().isEmpty() ? why : finding.reason() + "; " + why);
    }

    /** Opened when there is something to place, which in a sound chart there is not. */
    private SourceMap map() {
        SourceMap opened = map;
        if (opened == null) {
            opened = new SourceMap(chart, helm);
            map = opened;
        }
        return opened;
    }

    @Override
    public void close() {
        if (map != null) {
            map.close();
        }
    }
}
