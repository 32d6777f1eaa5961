package io.chartwright.helm;

import java.time.Duration;
import java.util.Optional;

/**
 * What one call of Helm may use. Processor time counts, not time on the clock, so that a busy machine fails no chart.
 */
final class Allowance {
    /** How much the process may grow while Helm renders. */
    private static final long MOST_BYTES = 600L * 1024 * 1024;

    /** How much longer than its processor time a call may take on the clock. */
    private static final int PATIENCE = 15;

    private final Usage usage;
    private final Duration limit;
    private final Duration processorAtStart;
    private final long bytesAtStart;
    private final long startNanos = System.nanoTime();

    Allowance(Usage usage, Duration limit) {
        this.usage = usage;
        this.limit = limit;
        this.processorAtStart = usage.processor();
        this.bytesAtStart = usage.residentBytes();
    }

    /** Returns why the call must stop, if it must. */
    Optional<String> overrun() {
        Duration processor = usage.processor().minus(processorAtStart);
        Duration clock = Duration.ofNanos(System.nanoTime() - startNanos);
        if (usage.residentBytes() - bytesAtStart > MOST_BYTES) {
            return Optional.of("Helm was stopped, because rendering needs more than " + MOST_BYTES / (1024 * 1024)
                    + " MiB of memory; look for a template that repeats or nests without end");
        }
        if (processor.compareTo(limit) > 0 || clock.compareTo(limit.multipliedBy(PATIENCE)) > 0) {
            return Optional.of("Helm was stopped after " + limit.toSeconds()
                    + " s, because rendering did not end; look for a range or an include without end");
        }
        return Optional.empty();
    }
}
