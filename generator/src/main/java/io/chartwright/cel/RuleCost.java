package io.chartwright.cel;

import io.chartwright.model.Mapping;
import java.util.Optional;

/** What the rules of a definition cost at most when a server runs them, in its own units. */
public final class RuleCost {
    /** What one rule may cost. */
    public static final long LIMIT = 10_000_000;

    /** What all rules of one schema may cost together. */
    public static final long LIMIT_OF_ALL = 100_000_000;

    private RuleCost() {}

    /**
     * Returns what an expression costs in one request.
     *
     * @param schema the schema of the value that it is about
     * @param times how often such a value can stand in an object; nothing when no schema above says so
     */
    public static long of(Compiled expression, Mapping schema, Optional<Long> times) {
        long once = expression
                .tree()
                .map(tree -> new Cost(tree, new SchemaSizes(schema)).most())
                .orElse(0L);
        return Size.product(once, times.orElseGet(() -> SchemaSizes.mostOften(schema)));
    }

    /** Returns the sum of two costs, which never overflows. */
    public static long sum(long one, long other) {
        return Size.sum(one, other);
    }

    /** Returns how many values a schema allows below each value of its own; nothing when it does not say. */
    public static Optional<Long> timesBelow(Mapping schema, Optional<Long> times) {
        return times.flatMap(each -> SchemaSizes.declared(schema).map(more -> Size.product(each, more)));
    }
}
