package io.chartwright.render;

import io.chartwright.model.ChartFile;
import io.chartwright.model.Mapping;
import io.chartwright.model.Mapping.Entry;
import io.chartwright.model.Overlay;
import io.chartwright.yaml.YamlWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes the values files of an overlay. */
final class OverlayFiles {
    private final String chart;
    private final Mapping defaults;
    private final YamlWriter yaml = new YamlWriter();

    /**
     * Creates a writer.
     *
     * @param chart the chart's name
     * @param defaults the chart's defaults, whose comments describe their keys
     */
    OverlayFiles(String chart, Mapping defaults) {
        this.chart = chart;
        this.defaults = defaults;
    }

    /** Returns {@code values-<overlay>.yaml} and {@code ci/<overlay>-values.yaml}. */
    List<ChartFile> write(Overlay overlay) {
        String name = overlay.valuesFile();
        return List.of(
                ChartFile.of(name, head(overlay, name) + body(overlay.layers().values())),
                ChartFile.of(
                        "ci/" + overlay.name() + "-values.yaml",
                        comment(List.of(
                                        overlay.title() + ": what tests install with.",
                                        "Generated from " + overlay.source() + ": change that file, not this one."))
                                + "\n" + body(overlay.testValues())));
    }

    private String head(Overlay overlay, String name) {
        StringBuilder head = new StringBuilder();
        head.append(comment(List.of(overlay.title(), "")));
        head.append(comment(overlay.description().lines().toList()));
        head.append(comment(List.of(
                "",
                "Generated from " + overlay.source() + ": change that file, not this one.",
                "Keep your own settings in a file of yours and name it last:",
                "  helm install " + chart + " <repository>/" + chart + " -f " + name + " -f mine.yaml")));
        Mapping answers = overlay.layers().answers();
        if (!answers.entries().isEmpty()) {
            head.append(comment(List.of("", "What your file must say, with example values:", "")));
            head.append(comment(yaml.write(described(answers, defaults)).lines().toList()));
        }
        return head.append('\n').toString();
    }

    private String body(Mapping values) {
        return values.entries().isEmpty() ? "{}\n" : yaml.write(values);
    }

    /** Returns the answers, each under the comment of its default where it has none of its own. */
    private static Mapping described(Mapping answers, Mapping defaults) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        for (Entry entry : answers.entries().values()) {
            Optional<Entry> known = Optional.ofNullable(defaults.entries().get(entry.key()));
            boolean isGroup = entry.node() instanceof Mapping;
            List<String> comment = entry.comment().isEmpty() && !isGroup
                    ? known.map(Entry::comment).orElse(List.of())
                    : entry.comment();
            Entry described = new Entry(entry.key(), entry.node(), entry.location(), comment);
            if (entry.node() instanceof Mapping inner) {
                Mapping below = known.map(Entry::node)
                        .filter(Mapping.class::isInstance)
                        .map(Mapping.class::cast)
                        .orElse(Mapping.empty(inner.location()));
                described = described.with(described(inner, below));
            }
            entries.put(entry.key(), described);
        }
        return new Mapping(entries, answers.location());
    }

    private static String comment(List<String> lines) {
        StringBuilder out = new StringBuilder();
        lines.forEach(line -> out.append(line.isEmpty() ? "#" : "# " + line).append('\n'));
        return out.toString();
    }
}
