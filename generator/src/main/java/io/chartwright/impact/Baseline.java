package io.chartwright.impact;

import io.chartwright.diff.RenderedObjects;
import io.chartwright.helm.Rendering;
import io.chartwright.model.Impact.Move;
import io.chartwright.model.Mapping;
import java.util.List;

/**
 * What an overlay renders to while nothing is changed.
 *
 * @param overlay its name
 * @param values its values over the chart's defaults
 * @param objects what they render to
 * @param restless what differs between two renderings with the same values, such as a generated password
 */
record Baseline(String overlay, Mapping values, RenderedObjects objects, List<Move> restless) {

    /** Returns the baseline of two renderings with the same values. */
    static Baseline of(String overlay, Mapping values, Rendering first, Rendering second) {
        RenderedObjects objects = new RenderedObjects(first);
        return new Baseline(overlay, values, objects, moves(objects, second));
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
