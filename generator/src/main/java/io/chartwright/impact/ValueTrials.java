package io.chartwright.impact;

import io.chartwright.helm.HelmMessage;
import io.chartwright.helm.Rendering;
import io.chartwright.model.Finding;
import io.chartwright.model.InvalidInputException;
import io.chartwright.model.Location;
import io.chartwright.model.Mapping;
import io.chartwright.model.Mapping.Entry;
import io.chartwright.model.Node;
import io.chartwright.model.Overlay;
import io.chartwright.model.Progress;
import io.chartwright.yaml.JsonWriter;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Finds by experiment values that a chart's schema accepts and its templates cannot render. */
public final class ValueTrials {
    /** After so many values that change nothing the overlay is taken not to use the key. */
    private static final int ENOUGH = 2;

    private final Experiment experiment;
    private final Progress progress;

    /** Creates a search that renders by the experiment. */
    public ValueTrials(Experiment experiment, Progress progress) {
        this.experiment = experiment;
        this.progress = progress;
    }

    /**
     * Returns what is wrong, one finding for each key at most, as findings of the rule {@code values/unrenderable}. What a
     * template refuses itself, by {@code fail} or {@code required}, is right.
     *
     * @throws InvalidInputException when no overlay can be rendered
     */
    public List<Finding> in(Collection<Overlay> overlays) {
        List<ValueKey> keys = experiment.values().keys(overlays);
        List<Baseline> baselines = experiment.baselines(overlays);
        AtomicInteger done = new AtomicInteger();
        return keys.parallelStream()
                .flatMap(key -> {
                    Optional<Finding> finding = baselines.stream()
                            .flatMap(baseline -> tried(key, baseline).stream())
                            .findFirst();
                    progress.done(done.incrementAndGet(), keys.size());
                    return finding.stream();
                })
                .toList();
    }

    private Optional<Finding> tried(ValueKey key, Baseline baseline) {
        int same = 0;
        for (Node value : AcceptedValues.of(key.schema())) {
            Rendering rendering = experiment.render(baseline.values().stack(Mapping.nested(key.path(), value)));
            Optional<HelmMessage> failure = rendering.failure().filter(HelmMessage::isBreakdown);
            if (failure.isPresent()) {
                return Optional.of(finding(key, value, baseline, failure.get()));
            }
            same += rendering.equals(baseline.rendering()) ? 1 : 0;
            if (same == ENOUGH) {
                break;
            }
        }
        return Optional.empty();
    }

    private Finding finding(ValueKey key, Node value, Baseline baseline, HelmMessage failure) {
        Optional<Node> now =
                experiment.values().defaults().merge(baseline.values()).at(key.path());
        return Finding.warning(
                        "values/unrenderable",
                        placeOf(key),
                        "the schema accepts "
                                + new JsonWriter().write(value).strip().replaceAll("\n *", " ") + " for '" + key.name()
                                + "', and the chart cannot be rendered with it: " + Refusal.of(failure, now, value),
                        "narrow the schema, or let the template take the value or refuse it by 'fail'")
                .because("overlay " + baseline.overlay() + ", at " + Baseline.placeOf(experiment.chart(), failure));
    }

    /** The schema, or where the default stands when the schema is made of something else. */
    private Location placeOf(ValueKey key) {
        String file = experiment.chart().sourceOf("values.schema.json");
        if (file.endsWith("values.schema.json")) {
            return key.location();
        }
        for (int length = key.path().size(); length > 0; length--) {
            String last = key.path().get(length - 1);
            Optional<Location> written = experiment
                    .chart()
                    .sources()
                    .defaults()
                    .at(key.path().subList(0, length - 1))
                    .filter(Mapping.class::isInstance)
                    .map(parent -> ((Mapping) parent).entries().get(last))
                    .map(Entry::location);
            if (written.isPresent()) {
                return written.get();
            }
        }
        return Location.of(file);
    }
}
