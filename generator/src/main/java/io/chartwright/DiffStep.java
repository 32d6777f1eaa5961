package io.chartwright;

import io.chartwright.diff.ChartDiffer;
import io.chartwright.diff.DiffCell;
import io.chartwright.diff.DiffSide;
import io.chartwright.helm.GuardedHelm;
import io.chartwright.helm.HelmTool;
import io.chartwright.model.Chart;
import io.chartwright.model.ChartDiff;
import io.chartwright.model.Finding;
import io.chartwright.model.Mapping;
import io.chartwright.model.StateDiff;
import io.chartwright.model.UnknownNameException;
import io.chartwright.validate.Choice;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;

/** Compares what two states of charts render to. */
final class DiffStep {
    private final DiffRequest what;
    private final Request common;
    private final Reporter reporter;
    private final List<Finding> findings = new ArrayList<>();

    DiffStep(DiffRequest what, Request common, Reporter reporter) {
        this.what = what;
        this.common = common;
        this.reporter = reporter;
    }

    /**
     * Returns what differs.
     *
     * @param charts the project's charts, asked for only when they are compared
     * @throws UnknownNameException for a name of no state, overlay or version
     * @throws io.chartwright.model.InvalidInputException when values or a state cannot be read
     */
    StateDiff run(Supplier<List<Chart>> charts) {
        RequestReader reader = new RequestReader(what.with());
        Choice choice = reader.choice();
        Mapping more = reader.values();
        ChartStates states = new ChartStates(common, charts);
        ChartState before = what.before().map(states::named).orElseGet(states::base);
        ChartState after = what.after().map(states::named).orElseGet(states::workingTree);
        List<ChartDiff> diffs = new ArrayList<>();
        for (Pair pair : pairs(before, after)) {
            diffs.add(
                    pair.before.isEmpty() || pair.after.isEmpty()
                            ? alone(pair)
                            : compare(
                                    side(before, pair.before.get(), more),
                                    side(after, pair.after.get(), more),
                                    choice));
        }
        return new StateDiff(before.name(), after.name(), diffs, findings);
    }

    /** The same chart in both states; in one only when it came or went. */
    private record Pair(Optional<Chart> before, Optional<Chart> after) {}

    private static List<Pair> pairs(ChartState before, ChartState after) {
        Map<String, Chart> old = named(before);
        Map<String, Chart> now = named(after);
        boolean isWhole = before.isOwn() && after.isOwn();
        boolean areNamed = !before.isOwn() && !after.isOwn();
        if (areNamed && old.size() == 1 && now.size() == 1) {
            return List.of(new Pair(
                    old.values().stream().findFirst(), now.values().stream().findFirst()));
        }
        TreeSet<String> names = new TreeSet<>(old.keySet());
        names.addAll(now.keySet());
        List<Pair> pairs = names.stream()
                .map(name -> new Pair(Optional.ofNullable(old.get(name)), Optional.ofNullable(now.get(name))))
                // One package is no whole project.
                .filter(pair -> isWhole || (pair.before.isPresent() && pair.after.isPresent()))
                .toList();
        if (pairs.isEmpty() && !isWhole) {
            throw new UnknownNameException("no chart is in both " + before.name() + " and " + after.name());
        }
        return pairs;
    }

    private static Map<String, Chart> named(ChartState state) {
        Map<String, Chart> named = new LinkedHashMap<>();
        state.charts().forEach(chart -> named.put(chart.id().name(), chart));
        return named;
    }

    private static ChartDiff alone(Pair pair) {
        Chart chart = pair.after.or(pair::before).orElseThrow();
        return new ChartDiff(
                chart.id().name(),
                version(pair.before),
                version(pair.after),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    private static String version(Optional<Chart> chart) {
        return chart.map(one -> one.id().version().toString()).orElse("");
    }

    /** One state of one chart, with the user's values. */
    private record Side(ChartState state, Chart chart) {

        /** Returns a Helm that is as careful as the chart is foreign. */
        HelmTool helm() {
            return state.isOwn() ? GuardedHelm.inProcess() : GuardedHelm.isolated();
        }
    }

    private static Side side(ChartState state, Chart chart, Mapping more) {
        return new Side(state, RequestReader.with(more, List.of(chart)).get(0));
    }

    private ChartDiff compare(Side before, Side after, Choice choice) {
        OverlayPairs overlays = new OverlayPairs(before.chart, after.chart, choice);
        List<DiffCell> cells = overlays.cells();
        boolean isOneTool = before.state.isOwn() == after.state.isOwn();
        try (HelmTool old = before.helm();
                HelmTool now = isOneTool ? old : after.helm()) {
            ChartDiffer differ = new ChartDiffer(
                    new DiffSide(before.chart, old, before.state.place()),
                    new DiffSide(after.chart, now, after.state.place()),
                    what.isFolding(),
                    (done, total) -> reporter.progress("diff", done, total));
            common.engine().run(() -> {
                differ.compare(cells);
                return cells;
            });
            findings.addAll(differ.findings());
            return new ChartDiff(
                    after.chart.id().name(),
                    before.chart.id().version().toString(),
                    after.chart.id().version().toString(),
                    overlays.kubernetes(),
                    differ.compared(),
                    overlays.added(),
                    overlays.removed(),
                    differ.changes(),
                    differ.restless());
        }
    }
}
