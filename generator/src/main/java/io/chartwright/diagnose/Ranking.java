package io.chartwright.diagnose;

import io.chartwright.model.Cause;
import io.chartwright.model.Certainty;
import io.chartwright.model.Evidence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Puts causes in the order in which to mend them: what follows from another cause comes last; before that, what stops the
 * release comes before what will, the certain before the possible, and at last the order of the catalogue counts.
 */
final class Ranking {
    /** Many pods tell the same; two of them show it. */
    private static final int MOST_EVIDENCE = 4;

    private final CauseCatalogue catalogue;
    private final Snapshot snapshot;

    Ranking(CauseCatalogue catalogue, Snapshot snapshot) {
        this.catalogue = catalogue;
        this.snapshot = snapshot;
    }

    /** One cause in one tier, with all that speaks for it. */
    private record Found(
            CauseEntry entry, String tier, Certainty certainty, Map<String, String> values, List<Evidence> evidence) {

        boolean explains(Found other) {
            boolean isNear = tier.equals(other.tier) || tier.isEmpty() || other.tier.isEmpty();
            return isNear && entry.explains(other.entry);
        }
    }

    /** Returns the causes that the clues tell. */
    List<Cause> rank(List<Clue> clues) {
        Map<String, Found> found = new LinkedHashMap<>();
        clues.forEach(clue -> found.merge(clue.id() + " " + clue.tier(), found(clue), Ranking::joined));
        List<Found> all = List.copyOf(found.values());
        Comparator<Found> order = Comparator.<Found, Boolean>comparing(each -> isConsequence(each, all))
                .thenComparing(each -> each.entry().rank())
                .thenComparing(Found::certainty)
                .thenComparing(each -> each.entry().place())
                .thenComparing(Found::tier, Comparator.reverseOrder());
        return all.stream().sorted(order).map(each -> cause(each, all)).toList();
    }

    private Found found(Clue clue) {
        return new Found(catalogue.get(clue.id()), clue.tier(), clue.certainty(), clue.values(), clue.evidence());
    }

    private static Found joined(Found first, Found second) {
        boolean isSurer = second.certainty().compareTo(first.certainty()) < 0;
        Found base = isSurer ? second : first;
        Found other = isSurer ? first : second;
        List<Evidence> evidence = Stream.concat(base.evidence().stream(), other.evidence().stream())
                .distinct()
                .limit(MOST_EVIDENCE)
                .toList();
        return new Found(base.entry(), base.tier(), base.certainty(), base.values(), evidence);
    }

    private static boolean isConsequence(Found each, List<Found> all) {
        return all.stream().anyMatch(other -> other.explains(each));
    }

    private Cause cause(Found each, List<Found> all) {
        CauseEntry entry = each.entry();
        List<String> follows = all.stream()
                .filter(other -> other.explains(each) && !isConsequence(other, all))
                .map(other -> other.entry().id())
                .distinct()
                .toList();
        return new Cause(
                entry.id(),
                each.tier(),
                filled(entry.title(), each),
                each.certainty(),
                each.evidence(),
                filled(entry.fix(), each),
                filled(entry.example(), each),
                filled(entry.command(), each),
                follows);
    }

    private String filled(String text, Found each) {
        Map<String, String> values = new LinkedHashMap<>(each.values());
        values.put("namespace", snapshot.namespace());
        values.put("release", snapshot.release());
        values.put("tier", each.tier());
        List<String> filled = new ArrayList<>(List.of(text));
        values.forEach((name, value) -> filled.set(0, filled.get(0).replace("${" + name + "}", value)));
        return filled.get(0);
    }
}
