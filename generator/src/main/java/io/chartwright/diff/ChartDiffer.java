package io.chartwright.diff;

import io.chartwright.annotations.Catalogue;
import io.chartwright.helm.HelmChart;
import io.chartwright.helm.HelmMessage;
import io.chartwright.helm.Rendering;
import io.chartwright.model.Effect;
import io.chartwright.model.Finding;
import io.chartwright.model.Location;
import io.chartwright.model.Mapping;
import io.chartwright.model.ObjectChange;
import io.chartwright.model.Progress;
import io.chartwright.model.Severity;
import io.chartwright.yaml.YamlWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Renders two states of a chart and compares the objects. */
public final class ChartDiffer {
    private final DiffSide before;
    private final DiffSide after;
    private final Progress progress;
    private final Effects effects = new Effects(new Catalogue());
    private final Map<DiffCell, Rendering> later = new ConcurrentHashMap<>();
    private final Set<DiffCell> tested = ConcurrentHashMap.newKeySet();
    private final List<Finding> findings = new ArrayList<>();
    private final Set<String> restless = new TreeSet<>();
    private final List<String> compared = new ArrayList<>();
    private final ChangeTable table;

    /**
     * Creates it for two states.
     *
     * @param isFolding whether fields that say nothing but the version of a chart are marked
     */
    public ChartDiffer(DiffSide before, DiffSide after, boolean isFolding, Progress progress) {
        this.before = before;
        this.after = after;
        this.progress = progress;
        this.table = new ChangeTable(isFolding);
    }

    /** Compares every overlay that both states render; those that fail become findings. */
    public void compare(List<DiffCell> cells) {
        AtomicInteger done = new AtomicInteger();
        int total = 2 * cells.size();
        // Helm's library has one chart open at a time.
        try (HelmChart opened = after.helm().open(after.chart())) {
            cells.parallelStream().forEach(cell -> {
                later.put(cell, renderLater(opened, cell));
                progress.done(done.incrementAndGet(), total);
            });
        }
        try (HelmChart opened = before.helm().open(before.chart())) {
            List<CellDiff> found = cells.parallelStream()
                    .map(cell -> {
                        CellDiff diff = compare(opened, cell);
                        progress.done(done.incrementAndGet(), total);
                        return diff;
                    })
                    .toList();
            found.forEach(this::add);
        }
    }

    /** Returns what differs, sorted by object. */
    public List<ObjectChange> changes() {
        return table.changes();
    }

    /** Returns the names of the overlays that were compared. */
    public List<String> compared() {
        return List.copyOf(compared);
    }

    /** Returns the fields that differ between two renderings of the earlier state. */
    public List<String> restless() {
        return List.copyOf(restless);
    }

    /** Returns why overlays could not be compared. */
    public List<Finding> findings() {
        return findings.stream().distinct().toList();
    }

    private Rendering renderLater(HelmChart opened, DiffCell cell) {
        Rendering rendering = template(opened, cell.after().installValues(), cell.releaseAfter());
        if (rendering.failure().isEmpty()) {
            return rendering;
        }
        Rendering test = template(opened, cell.after().testValues(), cell.releaseAfter());
        if (test.failure().isEmpty()) {
            tested.add(cell);
            return test;
        }
        return rendering;
    }

    private static Rendering template(HelmChart chart, Mapping values, String release) {
        return chart.template(new YamlWriter().write(values), release);
    }

    private CellDiff compare(HelmChart opened, DiffCell cell) {
        Rendering now = Objects.requireNonNull(later.get(cell));
        Mapping values = tested.contains(cell)
                ? cell.before().testValues()
                : cell.before().installValues();
        Rendering old = template(opened, values, cell.releaseBefore());
        List<Finding> failures = new ArrayList<>();
        now.failure().ifPresent(failure -> failures.add(failure(Severity.ERROR, after, failure)));
        old.failure().ifPresent(failure -> failures.add(failure(Severity.WARNING, before, failure)));
        if (!failures.isEmpty()) {
            return new CellDiff(cell.name(), Map.of(), Optional.empty(), Set.of(), failures);
        }
        return compare(
                cell.name(),
                new RenderedObjects(old),
                new RenderedObjects(now),
                () -> new RenderedObjects(template(opened, values, cell.releaseBefore())));
    }

    /** Compares objects; those of the earlier state are rendered again to see which fields differ every time. */
    private static CellDiff compare(
            String name, RenderedObjects old, RenderedObjects now, Supplier<RenderedObjects> again) {
        Map<ObjectPair, List<FieldChange>> changes = new LinkedHashMap<>();
        Set<String> left = new TreeSet<>();
        List<ObjectPair> pairs = old.changesTo(now);
        Set<String> unstable = pairs.isEmpty() ? Set.of() : fields(old.changesTo(again.get()));
        for (ObjectPair pair : pairs) {
            ObjectPair masked = pair.masked();
            List<FieldChange> fields = new ArrayList<>();
            for (FieldChange field : masked.fields()) {
                String place = pair.id() + " " + field.path();
                if (unstable.contains(place)) {
                    left.add(place);
                } else {
                    fields.add(field);
                }
            }
            if (!fields.isEmpty()) {
                changes.put(masked, fields);
            }
        }
        return new CellDiff(name, changes, Optional.of(now), left, List.of());
    }

    private static Set<String> fields(List<ObjectPair> pairs) {
        return pairs.stream()
                .flatMap(pair -> pair.fields().stream().map(field -> pair.id() + " " + field.path()))
                .collect(Collectors.toSet());
    }

    private static Finding failure(Severity severity, DiffSide side, HelmMessage message) {
        Location place = side.chart()
                .sourceOf(new Location(message.path().isEmpty() ? "Chart.yaml" : message.path(), message.line(), 0));
        return new Finding(
                severity,
                "chart/template",
                new Location(side.place() + place.file(), place.line(), place.column()),
                message.text().strip(),
                "",
                "");
    }

    private void add(CellDiff cell) {
        findings.addAll(cell.failures());
        if (cell.failures().isEmpty()) {
            compared.add(cell.name());
        }
        restless.addAll(cell.restless());
        Set<ObjectId> restarted = cell.changes().entrySet().stream()
                .filter(change -> Restart.isOne(change.getValue()))
                .map(change -> change.getKey().id())
                .collect(Collectors.toSet());
        Optional<StaleReaders> readers = cell.later().map(objects -> new StaleReaders(objects, restarted));
        cell.changes().forEach((pair, fields) -> {
            List<Effect> found = new ArrayList<>(effects.of(pair, fields));
            readers.flatMap(all -> all.of(pair, fields)).ifPresent(found::add);
            table.add(cell.name(), pair, fields, found);
        });
    }

    /** What differs in one overlay, and the objects of the later state if there are both. */
    private record CellDiff(
            String name,
            Map<ObjectPair, List<FieldChange>> changes,
            Optional<RenderedObjects> later,
            Set<String> restless,
            List<Finding> failures) {}
}
