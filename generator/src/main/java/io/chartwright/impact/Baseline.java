package io.chartwright.impact;

import io.chartwright.diff.RenderedObjects;
import io.chartwright.helm.HelmMessage;
import io.chartwright.helm.Rendering;
import io.chartwright.model.Chart;
import io.chartwright.model.Finding;
import io.chartwright.model.Impact.Move;
import io.chartwright.model.InvalidInputException;
import io.chartwright.model.Location;
import io.chartwright.model.Mapping;
import io.chartwright.model.Overlay;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What an overlay renders to while nothing is changed.
 *
 * @param overlay its name
 * @param values its values over the chart's defaults
 * @param rendering what they render to
 * @param objects the same as objects
 * @param restless what differs between two renderings with the same values, such as a generated password
 */
record Baseline(String overlay, Mapping values, Rendering rendering, RenderedObjects objects, List<Move> restless) {

    /**
     * Returns the baselines of those overlays that can be rendered, with what an operator installs or else with what a
     * test does.
     *
     * @param template what renders values
     * @throws InvalidInputException when none of them can be rendered
     */
    static List<Baseline> of(Chart chart, Collection<Overlay> overlays, Function<Mapping, Rendering> template) {
        List<Finding> failures = new ArrayList<>();
        List<Baseline> baselines = new ArrayList<>();
        for (Overlay overlay : overlays) {
            Optional<HelmMessage> failure = Optional.empty();
            for (Mapping values : List.of(overlay.installValues(), overlay.testValues())) {
                Rendering rendering = template.apply(values);
                failure = rendering.failure();
                if (failure.isEmpty()) {
                    baselines.add(of(overlay.name(), values, rendering, template.apply(values)));
                    break;
                }
            }
            failure.ifPresent(message -> failures.add(Finding.error(
                    "chart/template", placeOf(chart, message), message.text().strip(), "")));
        }
        if (baselines.isEmpty()) {
            throw new InvalidInputException(failures.stream().distinct().toList());
        }
        return baselines;
    }

    /** Returns the baseline of two renderings with the same values. */
    private static Baseline of(String overlay, Mapping values, Rendering first, Rendering second) {
        RenderedObjects objects = new RenderedObjects(first);
        return new Baseline(overlay, values, first, objects, moves(objects, second));
    }

    /** Returns the place that Helm names. */
    static Location placeOf(Chart chart, HelmMessage message) {
        return chart.sourceOf(
                new Location(message.path().isEmpty() ? "Chart.yaml" : message.path(), message.line(), 0));
    }

    /** Returns what a change of the values moves. */
    List<Move> changesTo(Rendering changed) {
        return moves(objects, changed).stream()
                .filter(move -> !restless.contains(move))
                .toList();
    }

    private static List<Move> moves(RenderedObjects objects, Rendering later) {
        return objects.changesTo(new RenderedObjects(later)).stream()
                .flatMap(pair -> pair.fields().stream()
                        .map(field ->
                                new Move(pair.id().toString(), field.path().toString(), field.change(), List.of())))
                .toList();
    }
}
