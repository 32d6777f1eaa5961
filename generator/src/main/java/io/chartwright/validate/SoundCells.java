package io.chartwright.validate;

import io.chartwright.cache.KeyBuilder;
import io.chartwright.cache.PartCache;
import io.chartwright.helm.Rendering;
import io.chartwright.kubernetes.Minor;
import io.chartwright.model.Chart;
import io.chartwright.model.Digest;
import io.chartwright.model.Finding;
import io.chartwright.model.Mapping;
import io.chartwright.model.Overlay;
import io.chartwright.rules.IgnoreAnnotation;
import io.chartwright.validate.CellRun.Rendered;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Which renderings of a chart earlier runs found nothing in. A change that renders to the same needs no new check. */
final class SoundCells {
    private final Chart chart;
    private final List<Mapping> definitions;
    private final PartCache cache;

    SoundCells(Chart chart, List<Mapping> definitions, PartCache cache) {
        this.chart = chart;
        this.definitions = definitions;
        this.cache = cache;
    }

    /** Returns what the check of a rendering finds on each minor. */
    Map<Minor, List<Finding>> unlessSound(Rendered rendered, Supplier<Map<Minor, List<Finding>>> check) {
        Map<Minor, List<Finding>> nothing = new TreeMap<>();
        rendered.minors().forEach(minor -> nothing.put(minor, List.of()));
        // What an object says is not to be reported must be read again, for one that is never needed is reported too.
        return rendered.rendering().output().contains(IgnoreAnnotation.KEY)
                ? check.get()
                : cache.unlessSound("cell", () -> key(rendered), nothing, check, nothing::equals);
    }

    /**
     * Returns what lint finds in renderings together.
     *
     * @param warnings what Helm logged, which it does not tell again when lint is left out
     */
    List<Finding> lint(List<Rendered> renderings, Supplier<List<String>> warnings, Supplier<List<Finding>> lint) {
        return cache.unlessSound(
                "lint",
                () -> lintKey(renderings),
                List.of(),
                lint,
                findings -> findings.isEmpty() && warnings.get().isEmpty());
    }

    private Digest key(Rendered rendered) {
        Overlay overlay = rendered.overlay();
        KeyBuilder key = new KeyBuilder()
                .with(List.of(overlay.name(), overlay.profile(), overlay.cloud()))
                .with(rendered.minors().stream().map(Minor::toString).toList())
                .with(output(rendered.rendering()));
        definitions.forEach(definition -> key.with(definition.toString()));
        chart.files().values().stream()
                .filter(file -> file.path().startsWith("crds/"))
                .forEach(file -> key.with(file.content().digest().hex()));
        return key.key();
    }

    /** Lint reads the chart with what its templates rendered to in their place. */
    private Digest lintKey(List<Rendered> renderings) {
        KeyBuilder key = new KeyBuilder();
        renderings.forEach(rendered -> key.with(output(rendered.rendering())));
        key.with(renderings.get(0).overlay().installValues().toString());
        chart.files().values().forEach(file -> key.with(file.path())
                .with(
                        file.path().startsWith("templates/")
                                ? ""
                                : file.content().digest().hex()));
        return key.key();
    }

    private static String output(Rendering rendering) {
        return Digest.of(rendering.output().getBytes(StandardCharsets.UTF_8)).hex();
    }
}
