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
     * @param at line and column in the document
     */
    public Optional<Origin> origin(RenderedDocument document, Location at) {
        String values = document.written();
        String release = document.release();
        MarkedText text = texts.computeIfAbsent(release + "\n" + values, key -> render(values, release))
                .get(document.template());
        if (text == null) {
            return Optional.empty();
        }
        String body = SOURCE_LINE.matcher(document.text()).replaceFirst("").strip();
        int start = body.isEmpty() ? -1 : only(text.text(), body);
        if (start < 0) {
            return Optional.empty();
        }
        int index = MarkedText.index(document.text(), at) - document.text().indexOf(body);
        return index < 0 || index >= body.length()
                ? Optional.empty()
                : Optional.ofNullable(text.firstOrigin(start + index, start + body.length()));
    }

    /**
     * Returns the value that changes what stands at a place of a rendered document. Where that is more than a single
     * value, it is only asked for when an action writes the keys too; otherwise the template is what a person would edit.
     *
     * @param at line and column in the document
     * @param isOfWhole whether all that begins there is meant, and not the single value that may stand there
     */
    public Optional<Cause> cause(RenderedDocument document, Location at, boolean isOfWhole) {
        return Field.at(document.text(), at)
                .filter(field -> (!isOfWhole && field.isAt(at)) || isComputed(document, field.place()))
                .flatMap(field -> new ValueTrace(helm).cause(defaults, document.values(), document.release(), field));
    }

    /** Returns where the text has the document; negative when it has none or several. */
    private static int only(String text, String document) {
        int found = -1;
        for (int at = text.indexOf(document); at >= 0; at = text.indexOf(document, at + 1)) {
            int end = at + document.length();
            while (end < text.length() && Character.isWhitespace(text.charAt(end))) {
                end++;
            }
            // Otherwise it is the beginning of another document.
            if (end == text.length() || text.startsWith("---", end)) {
                if (found >= 0) {
                    return -1;
                }
                found = at;
            }
        }
        return found;
    }

    private boolean isComputed(RenderedDocument document, Location at) {
        return origin(document, at).filter(Origin::isComputed).isPresent();
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
