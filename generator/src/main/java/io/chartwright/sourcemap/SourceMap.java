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
import org.jspecify.annotations.Nullable;

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
        this.marked = new MarkedChart(chart, false);
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
        int index = index(document, at) - document.indexOf(body);
        return index < 0 || index >= body.length()
                ? Optional.empty()
                : Optional.ofNullable(firstKnown(text, start + index, start + body.length()));
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

    /** White space before the first mark of a line belongs to what follows it. */
    private static @Nullable Origin firstKnown(MarkedText text, int from, int end) {
        int at = from;
        while (at < end
                && text.origin(at) == null
                && Character.isWhitespace(text.text().charAt(at))) {
            at++;
        }
        return text.origin(at);
    }

    private static int index(String text, Location at) {
        int index = 0;
        for (int line = 1; line < at.line() && index >= 0; line++) {
            index = text.indexOf('\n', index) + 1;
        }
        return index + Math.max(0, at.column() - 1);
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
