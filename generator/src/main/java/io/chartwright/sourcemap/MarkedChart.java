package io.chartwright.sourcemap;

import io.chartwright.helm.Rendering;
import io.chartwright.model.Chart;
import io.chartwright.model.ChartFile;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A chart with a marked copy of each of its templates beside it. The templates themselves stay, because templates include
 * each other by path, for example to take a checksum. A copy renders to an object that holds the marked text in Base64,
 * so that Helm does not read it as YAML.
 */
final class MarkedChart {
    /** The kind of the objects that hold marked texts. */
    static final String KIND = "ChartwrightMarked";

    private static final Pattern MARKED =
            Pattern.compile("kind: " + KIND + "\nmetadata:\n  name: (marked-\\d+)\ntext: \"([A-Za-z0-9+/=]*)\"");

    private final Marks marks = new Marks();
    private final Map<String, String> templates = new LinkedHashMap<>();
    private final Chart chart;

    /** Returns a chart with copies that render to the same text. */
    static MarkedChart beside(Chart original) {
        return new MarkedChart(original, false, false);
    }

    /** Returns a chart with copies that mark branches too, as {@link MarkedTemplate} does. */
    static MarkedChart withBranches(Chart original) {
        return new MarkedChart(original, true, false);
    }

    /** Returns a chart with copies alone: the templates render to nothing, so Helm renders what is no YAML. */
    static MarkedChart instead(Chart original) {
        return new MarkedChart(original, false, true);
    }

    private MarkedChart(Chart original, boolean marksBranches, boolean isInstead) {
        Set<String> named = new TreeSet<>();
        Map<String, ChartFile> files = new TreeMap<>(original.files());
        for (ChartFile file : original.files().values()) {
            if (isTemplate(file.path(), marksBranches)) {
                named.addAll(MarkedTemplate.names(file.text()));
            }
        }
        for (ChartFile file : original.files().values()) {
            if (isTemplate(file.path(), marksBranches)) {
                ChartFile copy = copy(file, named, marksBranches);
                files.put(copy.path(), copy);
                if (isInstead && isRendered(file)) {
                    // Others may include what it defines, or itself by its path.
                    String definitions = folder(file) + "_chartwright-" + templates.size() + ".tpl";
                    files.put(definitions, ChartFile.of(definitions, file.text()));
                    files.put(file.path(), ChartFile.of(file.path(), ""));
                }
            }
        }
        this.chart = new Chart(original.id(), original.metadata(), files, original.overlays(), original.sources());
    }

    /** Returns the chart with the copies. */
    Chart chart() {
        return chart;
    }

    Marks marks() {
        return marks;
    }

    /** Returns the marked text that each template rendered to, by the template's path in the chart. */
    Map<String, String> texts(Rendering rendering) {
        Map<String, String> texts = new LinkedHashMap<>();
        Matcher matcher = MARKED.matcher(rendering.output());
        while (matcher.find()) {
            String text = new String(Base64.getDecoder().decode(matcher.group(2)), StandardCharsets.UTF_8);
            texts.put(templates.getOrDefault(matcher.group(1), ""), text);
        }
        return texts;
    }

    private ChartFile copy(ChartFile file, Set<String> named, boolean marksBranches) {
        String name = "marked-" + templates.size();
        templates.put(name, file.path());
        MarkedTemplate marked = new MarkedTemplate(file.path(), file.text(), marks, named, marksBranches);
        String body = MarkedTemplate.PREFIX + name;
        boolean isRendered = isRendered(file);
        String text = "{{ define \"" + body + "\" }}" + marked.body() + "{{ end }}" + marked.defines()
                + (isRendered
                        ? "apiVersion: v1\nkind: " + KIND + "\nmetadata:\n  name: " + name + "\ntext: \"{{ include \""
                                + body + "\" . | b64enc }}\"\n"
                        : "");
        return ChartFile.of(folder(file) + (isRendered ? "" : "_") + "chartwright-" + name + ".yaml", text);
    }

    private static boolean isRendered(ChartFile file) {
        return !file.path().startsWith("_", folder(file).length());
    }

    private static String folder(ChartFile file) {
        return file.path().substring(0, file.path().lastIndexOf('/') + 1);
    }

    /** Notes and other text are never placed, but their branches are counted. */
    private static boolean isTemplate(String path, boolean withText) {
        return ("/" + path).contains("/templates/")
                && (withText || path.matches(".*\\.(ya?ml|tpl)"))
                && !path.contains("/tests/chartwright-");
    }
}
