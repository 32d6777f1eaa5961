package io.chartwright.diagnose;

import io.chartwright.model.Certainty;
import io.chartwright.model.Evidence;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What one object tells of a cause.
 *
 * @param id of the cause
 * @param tier the tier that it is about; empty when it is about the whole release
 * @param certainty how sure it is
 * @param values what the texts of the catalogue leave open, by name
 * @param evidence what was read
 */
record Clue(String id, String tier, Certainty certainty, Map<String, String> values, List<Evidence> evidence) {

    Clue {
        values = Map.copyOf(values);
        evidence = List.copyOf(evidence);
    }

    /** Returns a clue in an object of a tier, or in one of the whole release. */
    static Clue of(String id, Certainty certainty, LiveObject object, String place, String text) {
        return new Clue(
                id,
                object.tier(),
                certainty,
                Map.of("name", object.name(), "kind", object.kind()),
                List.of(new Evidence(object.id(), place, text)));
    }

    /** Returns this clue with something that the catalogue's texts leave open. */
    Clue with(String name, String value) {
        Map<String, String> more = new TreeMap<>(values);
        more.put(name, value);
        return new Clue(id, tier, certainty, more, evidence);
    }

    /** Returns this clue as one about the tier. */
    Clue in(String other) {
        return new Clue(id, other, certainty, values, evidence);
    }

    /** Returns this clue with another certainty. */
    Clue as(Certainty other) {
        return new Clue(id, tier, other, values, evidence);
    }

    /** Returns this clue with more evidence. */
    Clue and(Evidence more) {
        return new Clue(
                id,
                tier,
                certainty,
                values,
                Stream.concat(evidence.stream(), Stream.of(more)).toList());
    }
}
