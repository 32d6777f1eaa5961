package io.chartwright.publish.retry;

import java.time.Duration;
import java.time.Instant;

/** The attempts at one thing. The longest pause doubles each time; a pause is drawn between half of it and all of it. */
public final class Attempts {

    private final Timing timing;
    private final Instant begin;
    private final Instant end;
    private final Duration longest;
    private Duration next;
    private int made = 1;

    Attempts(Patience patience, Duration first, Duration longest) {
        this.timing = patience.timing();
        this.begin = timing.now();
        this.end = begin.plus(patience.total());
        this.longest = longest;
        this.next = first;
    }

    /** Waits before the next attempt; false, at once, when there is no time for one. */
    public boolean pause() {
        return pause(Duration.ZERO);
    }

    /**
     * Waits before the next attempt; false, at once, when there is no time for one, and when the thread is interrupted.
     *
     * @param least how long the other side asked to wait
     */
    public boolean pause(Duration least) {
        Duration drawn = Duration.ofNanos((long) (next.toNanos() * (0.5 + timing.random() / 2)));
        Duration pause = drawn.compareTo(least) < 0 ? least : drawn;
        if (timing.now().plus(pause).isAfter(end)) {
            return false;
        }
        try {
            timing.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
        Duration doubled = next.multipliedBy(2);
        next = doubled.compareTo(longest) < 0 ? doubled : longest;
        made++;
        return true;
    }

    /** Returns how much was tried, for a message, for example {@code tried 3 times in 12 seconds}. */
    public String summary() {
        long seconds = Duration.between(begin, timing.now()).toSeconds();
        return "tried " + made + (made == 1 ? " time" : " times") + " in " + seconds
                + (seconds == 1 ? " second" : " seconds");
    }
}
