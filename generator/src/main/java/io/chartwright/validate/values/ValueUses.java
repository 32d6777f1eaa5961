package io.chartwright.validate.values;

import io.chartwright.model.Chart;
import io.chartwright.model.ChartFile;
import io.chartwright.model.Finding;
import io.chartwright.model.Location;
import io.chartwright.model.Mapping;
import io.chartwright.model.Mapping.Entry;
import io.chartwright.model.NearMiss;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Templates use the values that are declared, and all of them.
 *
 * <p>Only what is certain is said: a template that takes a group of values may use any below it, and one that takes all
 * of them may use any.
 */
public final class ValueUses {
    private static final String DEPENDENCIES = "charts/";
    private static final Pattern QUOTED_PATH = Pattern.compile("\"(\\w+(?:\\.\\w+)+)\"");
    private static final Pattern LIBRARY = Pattern.compile("^type: *library", Pattern.MULTILINE);

    /** Returns the uses of values that are not declared, and the values that are not used. */
    public List<Finding> check(Chart chart) {
        if (chart.file("values.yaml").isEmpty()) {
            return List.of();
        }
        DeclaredValues declared = DeclaredValues.of(chart);
        List<ValueUse> uses = uses(chart);
        List<Finding> findings = new ArrayList<>();
        Set<List<String>> reported = new HashSet<>();
        for (ValueUse use : uses) {
            // Notes ask for keys of earlier versions, to say what became of them.
            boolean isTemplate =
                    use.file().startsWith("templates/") && !use.file().equals("templates/NOTES.txt");
            if (isTemplate && !use.path().isEmpty() && !declared.has(use.path()) && reported.add(use.path())) {
                findings.add(undeclared(chart, declared, use));
            }
        }
        uses.addAll(named(chart));
        if (uses.stream().noneMatch(use -> use.path().isEmpty()) && !dependsOnMissing(chart)) {
            UsedPaths used = UsedPaths.of(uses);
            for (Entry entry : declared.defaults().entries().values()) {
                if (!declared.others().contains(entry.key())) {
                    unused(chart, entry, List.of(entry.key()), used, findings);
                }
            }
        }
        return findings;
    }

    /** Any file may be passed through tpl, and so may a value. */
    static List<ValueUse> uses(Chart chart) {
        List<ValueUse> uses = new ArrayList<>();
        for (ChartFile file : chart.files().values()) {
            if (!isOfAnother(chart, file.path())
                    && !file.path().startsWith("ci/")
                    && !file.path().endsWith(".md")) {
                uses.addAll(ValueUse.in(file));
            }
        }
        return uses;
    }

    /** A library chart reads the values of the chart that calls it; other dependencies have their own. */
    private static boolean isOfAnother(Chart chart, String path) {
        if (!path.startsWith(DEPENDENCIES)) {
            return false;
        }
        String folder = path.substring(0, path.indexOf('/', DEPENDENCIES.length()) + 1);
        return folder.isEmpty()
                || !path.startsWith(folder + "templates/")
                || chart.file(folder + "Chart.yaml")
                        .filter(file -> LIBRARY.matcher(file.text()).find())
                        .isEmpty();
    }

    /** What is not there, or packed, may be a library. */
    private static boolean dependsOnMissing(Chart chart) {
        return chart.metadata().items("dependencies").stream()
                .map(node ->
                        node instanceof Mapping mapping ? mapping.text("name").orElse("") : "")
                .anyMatch(
                        name -> chart.file(DEPENDENCIES + name + "/Chart.yaml").isEmpty());
    }

    /** Paths in quotes in templates, which some charts hand to a library that looks them up. */
    private static List<ValueUse> named(Chart chart) {
        return chart.files().values().stream()
                .filter(file -> file.path().startsWith("templates/"))
                .flatMap(file -> QUOTED_PATH.matcher(file.text()).results().map(found -> found.group(1)))
                .distinct()
                .map(path -> new ValueUse(List.of(path.split("\\.")), "", 0, false))
                .toList();
    }

    private static Finding undeclared(Chart chart, DeclaredValues declared, ValueUse use) {
        String source = chart.sourceOf(use.file());
        // A line of a generated file is not the line to edit.
        Location at = source.endsWith(use.file()) ? new Location(source, use.line(), 0) : Location.of(source);
        List<String> above = use.path().subList(0, use.path().size() - 1);
        String last = use.path().get(above.size());
        String fix = declared.defaults()
                .at(above)
                .filter(Mapping.class::isInstance)
                .flatMap(node -> NearMiss.of(last, ((Mapping) node).entries().keySet()))
                .map(near -> "write '" + near + "', or declare '" + last + "' in values.yaml")
                .orElse("declare it in values.yaml");
        boolean isRefused = declared.isRefused(use.path());
        return Finding.warning(
                "values/undeclared",
                at,
                "the template uses ." + name(use.path()) + ", which values.yaml has not"
                        + (isRefused ? " and values.schema.json refuses" : ""),
                isRefused ? fix + " and in values.schema.json" : fix);
    }

    private static void unused(Chart chart, Entry entry, List<String> path, UsedPaths used, List<Finding> findings) {
        if (used.takes(path)) {
            return;
        }
        if (!used.reachesInto(path)) {
            String source = chart.sourceOf("values.yaml");
            findings.add(Finding.warning(
                    "values/unused",
                    source.endsWith("values.yaml") ? entry.location() : Location.of(source),
                    "no template uses ." + name(path),
                    "use it, or remove it"));
        } else if (entry.node() instanceof Mapping mapping) {
            for (Entry below : mapping.entries().values()) {
                List<String> longer = new ArrayList<>(path);
                longer.add(below.key());
                unused(chart, below, longer, used, findings);
            }
        }
    }

    private static String name(List<String> path) {
        return "Values." + String.join(".", path);
    }
}
