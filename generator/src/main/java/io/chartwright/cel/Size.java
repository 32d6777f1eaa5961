package io.chartwright.cel;

/**
 * How large a text, a list or a map can be: bounds that never overflow.
 *
 * @param least the smallest
 * @param most the largest
 */
record Size(long least, long most) {
    /** Stands for all that is too large to count. */
    static final long ENDLESS = Long.MAX_VALUE;

    static final Size UNKNOWN = new Size(0, ENDLESS);

    static Size of(long size) {
        return new Size(size, size);
    }

    Size plus(Size other) {
        return new Size(sum(least, other.least), sum(most, other.most));
    }

    Size times(Size other) {
        return new Size(product(least, other.least), product(most, other.most));
    }

    /** Returns bounds that hold both. */
    Size or(Size other) {
        return new Size(Math.min(least, other.least), Math.max(most, other.most));
    }

    /** Returns what it costs to go through the largest, rounded up. */
    long cost(double each) {
        return cost(most, each);
    }

    static long cost(long size, double each) {
        double cost = Math.ceil(size * each);
        return size == ENDLESS || cost >= ENDLESS ? ENDLESS : (long) cost;
    }

    static long sum(long one, long other) {
        return one > ENDLESS - other ? ENDLESS : one + other;
    }

    static long product(long one, long other) {
        return one != 0 && other > ENDLESS / one ? ENDLESS : one * other;
    }
}
