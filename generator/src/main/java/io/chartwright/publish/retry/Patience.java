package io.chartwright.publish.retry;

import java.time.Duration;

/**
 * How long something is tried again.
 *
 * @param total the time from the first attempt within which another one may begin
 * @param timing the clock
 */
public record Patience(Duration total, Timing timing) {

    /** What is usual: two minutes. */
    public static final Duration USUAL = Duration.ofMinutes(2);

    /**
     * Returns the attempts at one thing; the time runs from now.
     *
     * @param first the longest pause before the second attempt; later ones double
     * @param longest the longest pause of all
     */
    public Attempts attempts(Duration first, Duration longest) {
        return new Attempts(this, first, longest);
    }
}
