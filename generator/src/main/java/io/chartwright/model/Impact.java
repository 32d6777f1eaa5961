package io.chartwright.model;

import java.util.Comparator;
import java.util.List;

/**
 * What changing one value changes in what a chart renders to.
 *
 * @param key the value's keys, joined by dots
 * @param tried the overlays in which another value was tried
 * @param refusal why no other value could be tried; empty when one could
 * @param moves what changed, sorted
 */
public record Impact(String key, List<String> tried, String refusal, List<Move> moves) {

    /**
     * A change to an object or to one of its fields.
     *
     * @param object its kind and name, {@code Kind/name}; with {@code  in namespace} when that is not the release's
     * @param field its path in the object; empty for the object as a whole
     * @param change what becomes of it
     * @param overlays where it is seen
     */
    public record Move(String object, String field, Change change, List<String> overlays) implements Comparable<Move> {
        private static final Comparator<Move> ORDER =
                Comparator.comparing(Move::object).thenComparing(Move::field).thenComparing(Move::change);

        public Move {
            overlays = List.copyOf(overlays);
        }

        /** Returns this change as seen in other overlays. */
        public Move in(List<String> others) {
            return new Move(object, field, change, others);
        }

        @Override
        public int compareTo(Move other) {
            return ORDER.compare(this, other);
        }
    }

    public Impact {
        tried = List.copyOf(tried);
        moves = moves.stream().sorted().toList();
    }
}
