package io.chartwright.sourcemap;

import io.chartwright.helm.HelmChart;
import io.chartwright.helm.HelmMessage;
import io.chartwright.helm.HelmTool;
import io.chartwright.helm.Rendering;
import io.chartwright.model.Branch;
import io.chartwright.model.Chart;
import io.chartwright.model.ChartFile;
import io.chartwright.model.Location;
import io.chartwright.model.Progress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds which branches of a chart's own templates are reached, by experiment.
 *
 * <p>First the marked copies are rendered: a mark that comes out has been reached, with all branches around it. Marks do
 * not come out everywhere, so each branch that is still open then begins with a {@code fail} that names it; the rendering
 * that fails of it has reached it, and is tried again without, until it fails of none.
 */
public final class TemplateCoverage {
    private static final String FOLDER = "templates/";
    private static final String PROBE = "chartwright-branch-";
    private static final Pattern FAILED = Pattern.compile(PROBE + "(\\d+)\\b");

    private final Chart chart;
    private final HelmTool helm;
    private final Progress progress;
    private final List<BranchText> branches = new ArrayList<>();
    private final Map<BranchText, String> reached = new HashMap<>();

    /**
     * What the templates are rendered with.
     *
     * @param overlay the name of the overlay that it stands for
     * @param values the text of a values file
     * @param release the Kubernetes version
     */
    public record Trial(String overlay, String values, String release) {}

    /** Creates the search; charts of its dependencies have their own. */
    public TemplateCoverage(Chart chart, HelmTool helm, Progress progress) {
        this.chart = chart;
        this.helm = helm;
        this.progress = progress;
        for (ChartFile file : chart.files().values()) {
            if (file.path().startsWith(FOLDER)) {
                branches.addAll(BranchReader.read(file.path(), file.text()));
            }
        }
    }

    /** Returns every branch, sorted by the place that a person would edit. */
    public List<Branch> of(List<Trial> trials) {
        readMarks(trials);
        for (Trial trial : trials) {
            // What is reached within a branch reaches the branch, so the inner ones are asked first.
            probe(trial, TemplateCoverage::innermost);
            probe(trial, open -> open);
        }
        return branches.stream()
                .map(branch -> new Branch(
                        branch.at(),
                        chart.sourceOf(branch.at()),
                        branch.action(),
                        branch.isGuard(),
                        Optional.ofNullable(reached.get(branch)),
                        outermostGap(branch)))
                .sorted((left, right) -> {
                    int bySource = left.source().compareTo(right.source());
                    return bySource == 0 ? left.place().compareTo(right.place()) : bySource;
                })
                .toList();
    }

    private Optional<Location> outermostGap(BranchText branch) {
        return branches.stream()
                .filter(outer -> !outer.equals(branch) && !outer.isGuard() && !reached.containsKey(outer))
                .filter(outer -> outer.holds(branch.at()))
                .map(BranchText::at)
                .min(Comparator.naturalOrder());
    }

    private void reach(Location place, String overlay) {
        branches.stream().filter(branch -> branch.holds(place)).forEach(branch -> reached.putIfAbsent(branch, overlay));
    }

    private void readMarks(List<Trial> trials) {
        MarkedChart marked = MarkedChart.withBranches(chart);
        List<Rendering> renderings;
        try (HelmChart opened = helm.open(marked.chart())) {
            renderings = trials.parallelStream()
                    .map(trial -> opened.template(trial.values(), trial.release()))
                    .toList();
        }
        Set<Location> seen = new HashSet<>();
        for (int i = 0; i < trials.size(); i++) {
            String overlay = trials.get(i).overlay();
            for (String text : marked.texts(renderings.get(i)).values()) {
                marked.marks().in(text).stream().filter(seen::add).forEach(place -> reach(place, overlay));
            }
        }
    }

    private static List<BranchText> innermost(List<BranchText> open) {
        return open.stream()
                .filter(branch -> open.stream().noneMatch(inner -> branch.holds(inner.at())))
                .toList();
    }

    /** Finds what the trial reaches of the open branches that are chosen. */
    private void probe(Trial trial, UnaryOperator<List<BranchText>> choice) {
        Optional<BranchText> found;
        do {
            progress.done(reached.size(), branches.size());
            List<BranchText> open = branches.stream()
                    .filter(branch -> !reached.containsKey(branch))
                    .toList();
            Set<BranchText> probed = new HashSet<>(choice.apply(open));
            found = probed.isEmpty() ? Optional.empty() : firstReached(trial, probed);
            found.ifPresent(branch -> reach(branch.from(), trial.overlay()));
        } while (found.isPresent());
    }

    private Optional<BranchText> firstReached(Trial trial, Set<BranchText> probed) {
        try (HelmChart opened = helm.open(withProbes(probed))) {
            return opened.template(trial.values(), trial.release())
                    .failure()
                    .map(HelmMessage::text)
                    .map(FAILED::matcher)
                    .filter(Matcher::find)
                    .map(failed -> branches.get(Integer.parseInt(failed.group(1))));
        }
    }

    private Chart withProbes(Set<BranchText> probed) {
        Map<String, StringBuilder> texts = new TreeMap<>();
        for (int number = branches.size() - 1; number >= 0; number--) {
            BranchText branch = branches.get(number);
            if (probed.contains(branch)) {
                String path = branch.at().file();
                texts.computeIfAbsent(
                                path,
                                key -> new StringBuilder(
                                        chart.file(key).orElseThrow().text()))
                        .insert(branch.start(), "{{ fail \"" + PROBE + number + "\" }}");
            }
        }
        Map<String, ChartFile> files = new TreeMap<>(chart.files());
        texts.forEach((path, text) -> files.put(path, ChartFile.of(path, text.toString())));
        return new Chart(chart.id(), chart.metadata(), files, chart.overlays(), chart.sources());
    }
}
