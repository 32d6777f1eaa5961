package io.chartwright.validate;

import io.chartwright.helm.HelmMessage;
import io.chartwright.helm.HelmTool;
import io.chartwright.helm.Manifest;
import io.chartwright.model.Chart;
import io.chartwright.model.Finding;
import io.chartwright.model.Location;
import io.chartwright.model.Mapping;
import io.chartwright.model.Overlay;
import io.chartwright.sourcemap.BrokenYaml;
import io.chartwright.sourcemap.Cause;
import io.chartwright.sourcemap.RenderedDocument;
import io.chartwright.sourcemap.SourceMap;
import io.chartwright.yaml.YamlWriter;
import java.util.Optional;
import java.util.regex.Matcher;
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
        if (overlay.isEmpty()) {
            return finding;
        }
        if (manifest.isEmpty()) {
            return placeOfBrokenYaml(finding, overlay.get(), cell);
        }
        Mapping values = overlay.get().installValues();
        RenderedDocument document = new RenderedDocument(
                values,
                yaml.write(values),
                cell.minor().release(),
                manifest.get().template(),
                manifest.get().text());
        Location template = map().origin(document, finding.location())
                .map(found -> chart.sourceOf(found.location()))
                .orElse(Location.of(chart.sourceOf(document.template())));
        return map().cause(document, finding.location(), finding.isOfWhole())
                .map(cause -> atValue(finding, cause, template))
                .orElse(finding.at(template));
    }

    /** Helm's message is of its output; here is the place in the template, with what Helm says of it. */
    private Finding placeOfBrokenYaml(Finding finding, Overlay overlay, Cell cell) {
        Matcher message = HelmMessage.BROKEN_YAML.matcher(finding.problem());
        if (!message.matches()) {
            return finding;
        }
        BrokenYaml broken = new BrokenYaml(chart, helm);
        String values = yaml.write(overlay.installValues());
        return broken.find(values, cell.minor().release(), message.group("template"))
                .map(at -> Finding.error(
                        finding.rule(),
                        chart.sourceOf(at),
                        "what is rendered here is not YAML: " + message.group("problem"),
                        "check the indentation and the quotes here and on the line before, and what values put here"))
                .orElse(finding);
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
