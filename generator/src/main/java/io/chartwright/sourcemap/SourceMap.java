package io.chartwright.sourcemap;

import io.chartwright.helm.HelmChart;
import io.chartwright.helm.HelmTool;
import io.chartwright.model.Chart;
import io.chartwright.model.Location;
import io.chartwright.model.Mapping;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Tells which place in a chart's templates a rendered line comes from, by rendering marked copies of them.
 *
 * <p>A place is told only where the copy rendered to the very text that was asked about; otherwise nothing is said.
 */
public final class SourceMap implements AutoCloseable {
    private static final Pattern SOURCE_LINE = Pattern.compile("\\A\\s*# Source: [^\\n]*\\n");

    private final MarkedChart marked;
    private final HelmChart helm;
    private final Mapping defaults;
    private final Map<String, Map<String, MarkedText>> texts = new HashMap<>();

    /** Creates a map of the chart; close it when done. */
    public SourceMap(Chart chart, HelmTool tool) {
        this.marked = MarkedChart.beside(chart);
        this.defaults = chart.sources().defaults();
        this.helm = tool.open(marked.chart());
    }

    /**
     * Returns where a character of a rendered document comes from.
     *
     * @param values the values file that was rendered with
     * @param release the Kubernetes version that was rendered for
     * @param template the template's path in the chart
     * @param document the rendered document
     * @param at line and column in the document
     */
    public Optional<Origin> origin(String values, String release, String template, String document, Location at) {
        MarkedText text = texts.computeIfAbsent(release + "\n" + values, key -> render(values, release))
                .get(template);
        if (text == null) {
            return Optional.empty();
        }
        String body = SOURCE_LINE.matcher(document).replaceFirst("").strip();
        int start = text.text().indexOf(body);
        boolean isUnclear = body.isEmpty() || start < 0 || text.text().indexOf(body, start + 1) >= 0;
        if (isUnclear) {
            return Optional.empty();
        }
        int index = MarkedText.index(document, at) - document.indexOf(body);
        return index < 0 || index >= body.length()
                ? Optional.empty()
                : Optional.ofNullable(text.firstOrigin(start + index, start + body.length()));
    }

    /**
     * Returns the value that a field of a rendered document comes from.
     *
     * @param values what was rendered with, over the chart's defaults
     * @param release the Kubernetes version that was rendered for
     * @param document the rendered document
     * @param at line and column in the document
     */
    public Optional<Cause> cause(Mapping values, String release, String document, Location at) {
        return new ValueTrace(helm).cause(defaults, values, release, document, at);
    }

    private Map<String, MarkedText> render(String values, String release) {
        Map<String, MarkedText> found = new HashMap<>();
        marked.texts(helm.template(values, release))
                .forEach((template, text) -> found.put(template, new MarkedText(text, marked.marks())));
        return found;
    }

    @Override
    public void close() {
        helm.close();
    }
}
