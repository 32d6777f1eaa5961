package io.chartwright.model;

import java.util.Locale;

/**
 * What a change to an object does that an operator must know.
 *
 * @param kind how it matters
 * @param text what it does, a clause
 */
public record Effect(Kind kind, String text) implements Comparable<Effect> {

    /** How an effect matters, the worst first. */
    public enum Kind {
        /** The API server refuses the change, so the upgrade fails. */
        REFUSED,
        /** Something that cannot be made again is deleted. */
        LOST,
        /** An address that others know is given up or made anew. */
        ADDRESS,
        /** The object that is there stays as it was. */
        INERT,
        /** Pods go on with what they have read before. */
        STALE,
        /** Pods are replaced. */
        RESTART;

        /** Returns the kind in small letters. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Override
    public int compareTo(Effect other) {
        int byKind = kind.compareTo(other.kind);
        return byKind == 0 ? text.compareTo(other.text) : byKind;
    }
}
