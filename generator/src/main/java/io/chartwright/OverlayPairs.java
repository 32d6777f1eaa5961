package io.chartwright;

import io.chartwright.diff.DiffCell;
import io.chartwright.kubernetes.Minor;
import io.chartwright.model.Chart;
import io.chartwright.model.Mapping;
import io.chartwright.model.Overlay;
import io.chartwright.validate.Choice;
import io.chartwright.yaml.YamlReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The overlays of two states of a chart, side by side. */
final class OverlayPairs {
    private final Map<String, Overlay> before;
    private final Map<String, Overlay> after;
    private final List<Minor> minorsBefore;
    private final List<Minor> minorsAfter;

    /**
     * Creates them.
     *
     * @throws io.chartwright.model.UnknownNameException for a choice of overlays that neither state has
     */
    OverlayPairs(Chart before, Chart after, Choice choice) {
        boolean isAsAfter = ChartState.hasProfiles(after) && !ChartState.hasProfiles(before);
        boolean isAsBefore = ChartState.hasProfiles(before) && !ChartState.hasProfiles(after);
        Map<String, Overlay> old = named(isAsAfter ? as(after, before) : List.copyOf(before.overlays()));
        Map<String, Overlay> now = named(isAsBefore ? as(before, after) : List.copyOf(after.overlays()));
        Map<String, Overlay> all = new TreeMap<>(old);
        all.putAll(now);
        Set<String> chosen = named(choice.of(all.values())).keySet();
        old.keySet().retainAll(chosen);
        now.keySet().retainAll(chosen);
        this.before = old;
        this.after = now;
        List<Minor> ofBefore = choice.minorsOf(before);
        List<Minor> ofAfter = choice.minorsOf(after);
        List<Minor> common = ofAfter.stream().filter(ofBefore::contains).toList();
        boolean isChosen = !choice.minors().isEmpty();
        this.minorsBefore = isChosen ? ofBefore : newest(common.isEmpty() ? ofBefore : common);
        this.minorsAfter = isChosen ? ofAfter : newest(common.isEmpty() ? ofAfter : common);
    }

    /** Returns each overlay that both states have, on each version of Kubernetes. */
    List<DiffCell> cells() {
        List<DiffCell> cells = new ArrayList<>();
        after.forEach((name, overlay) -> Optional.ofNullable(before.get(name)).ifPresent(old -> {
            for (int i = 0; i < minorsAfter.size(); i++) {
                String suffix = minorsAfter.size() == 1 ? "" : " on Kubernetes " + minorsAfter.get(i);
                cells.add(new DiffCell(
                        name + suffix,
                        old,
                        overlay,
                        minorsBefore.get(i).release(),
                        minorsAfter.get(i).release()));
            }
        }));
        return cells;
    }

    /** Returns the versions of Kubernetes that are rendered for. */
    List<String> kubernetes() {
        Set<String> minors = new LinkedHashSet<>();
        minorsBefore.forEach(minor -> minors.add(minor.toString()));
        minorsAfter.forEach(minor -> minors.add(minor.toString()));
        return List.copyOf(minors);
    }

    /** Returns the names of the overlays that only the later state has. */
    List<String> added() {
        return without(after, before);
    }

    /** Returns the names of the overlays that only the earlier state has. */
    List<String> removed() {
        return without(before, after);
    }

    private static List<String> without(Map<String, Overlay> overlays, Map<String, Overlay> others) {
        Set<String> names = new TreeSet<>(overlays.keySet());
        names.removeAll(others.keySet());
        return List.copyOf(names);
    }

    private static List<Minor> newest(List<Minor> minors) {
        return List.of(minors.get(minors.size() - 1));
    }

    private static Map<String, Overlay> named(List<Overlay> overlays) {
        Map<String, Overlay> named = new LinkedHashMap<>();
        overlays.forEach(overlay -> named.put(overlay.name(), overlay));
        return named;
    }

    /** Returns the overlays of a project for a package of its chart, which holds only the values of each. */
    private static List<Overlay> as(Chart project, Chart packaged) {
        return project.overlays().stream()
                .map(overlay -> packaged.file(overlay.valuesFile())
                        .map(file -> new YamlReader("values").readMapping(packaged.sourceOf(file.path()), file.text()))
                        .map(values -> with(overlay, values))
                        .orElse(overlay))
                .toList();
    }

    private static Overlay with(Overlay overlay, Mapping values) {
        Overlay.Layers layers = overlay.layers();
        return new Overlay(
                overlay.name(),
                overlay.profile(),
                overlay.source(),
                overlay.title(),
                overlay.description(),
                overlay.cloud(),
                overlay.kubernetes(),
                new Overlay.Layers(values, layers.answers(), layers.ci()));
    }
}
