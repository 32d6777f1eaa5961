package io.chartwright.impact;

import io.chartwright.helm.HelmMessage;
import io.chartwright.helm.Rendering;
import io.chartwright.model.Impact;
import io.chartwright.model.Impact.Move;
import io.chartwright.model.InvalidInputException;
import io.chartwright.model.Mapping;
import io.chartwright.model.NearMiss;
import io.chartwright.model.Node;
import io.chartwright.model.Overlay;
import io.chartwright.model.Progress;
import io.chartwright.model.UnknownNameException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;

/** Finds what each value moves by experiment: it is changed, and what is rendered then is compared. */
public final class ImpactSearch {
    private final Experiment experiment;
    private final Progress progress;

    /** Creates a search that renders by the experiment. */
    public ImpactSearch(Experiment experiment, Progress progress) {
        this.experiment = experiment;
        this.progress = progress;
    }

    /**
     * Returns what each value moves in each of the overlays.
     *
     * @param key a value, or an object whose values all are meant; empty means every value
     * @throws UnknownNameException for a key that the chart does not have
     * @throws InvalidInputException when no overlay can be rendered
     */
    public List<Impact> of(Optional<String> key, Collection<Overlay> overlays) {
        List<ValueKey> keys = chosen(experiment.values().keys(overlays), key);
        List<Baseline> baselines = experiment.baselines(overlays);
        AtomicInteger done = new AtomicInteger();
        return keys.parallelStream()
                .map(value -> {
                    Impact impact = impact(value, baselines);
                    progress.done(done.incrementAndGet(), keys.size());
                    return impact;
                })
                .toList();
    }

    private static List<ValueKey> chosen(List<ValueKey> keys, Optional<String> key) {
        List<ValueKey> chosen = keys.stream()
                .filter(value -> key.isEmpty() || (value.name() + ".").startsWith(key.get() + "."))
                .toList();
        if (chosen.isEmpty() && key.isPresent()) {
            Set<String> names = new TreeSet<>();
            keys.forEach(value -> names.addAll(value.names()));
            throw new UnknownNameException("the chart has no value '" + key.get() + "': "
                    + NearMiss.of(key.get(), names)
                            .map(near -> "write '" + near + "'")
                            .orElse("'chartwright impact' without a key names them all"));
        }
        return chosen;
    }

    private Impact impact(ValueKey key, List<Baseline> baselines) {
        Map<Move, List<String>> seen = new LinkedHashMap<>();
        List<String> tried = new ArrayList<>();
        Optional<String> refusal = Optional.empty();
        for (Baseline baseline : baselines) {
            Optional<Node> now =
                    experiment.values().defaults().merge(baseline.values()).at(key.path());
            for (Node other : OtherValues.of(key.schema(), now)) {
                Rendering rendering = experiment.render(baseline.values().stack(Mapping.nested(key.path(), other)));
                if (rendering.failure().isPresent()) {
                    HelmMessage failure = rendering.failure().get();
                    refusal = refusal.or(() -> Optional.of(Refusal.of(failure, now, other)));
                    continue;
                }
                tried.add(baseline.overlay());
                baseline.changesTo(rendering).forEach(move -> seen.computeIfAbsent(move, unused -> new ArrayList<>())
                        .add(baseline.overlay()));
                break;
            }
        }
        List<Move> moves = new ArrayList<>();
        seen.forEach((move, overlays) -> moves.add(move.in(overlays)));
        return new Impact(key.name(), tried, tried.isEmpty() ? refusal.orElse("no other value is known") : "", moves);
    }
}
