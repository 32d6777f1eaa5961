package io.chartwright.publish.retry;

import java.time.Duration;
import java.time.Instant;

/**
 * The attempts at one thing. The longest pause doubles each time; a pause is drawn between half of it and all of it. Where
 * an attempt takes long, pauses may become as long as {@value #ATTEMPTS_IN_A_PAUSE} attempts: many who compete for the same
 * thing would otherwise spend their time on attempts that are lost before they end.
 */
public final class Attempts {

    private static final int ATTEMPTS_IN_A_PAUSE = 8;

    private final Timing timing;
    private final Instant begin;
    private final Instant end;
    private final Duration longest;
    private Duration next;
    private Instant attempt;
    private int made = 1;

    Attempts(Patience patience, Duration first, Duration longest) {
        this.timing = patience.timing();
        this.begin = timing.now();
        this.attempt = begin;
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
        Instant now = timing.now();
        if (now.plus(pause).isAfter(end)) {
            return false;
        }
        Duration several = Duration.between(attempt, now).multipliedBy(ATTEMPTS_IN_A_PAUSE);
        try {
            timing.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
        attempt = timing.now();
        next = smaller(next.multipliedBy(2), several.compareTo(longest) < 0 ? longest : several);
        made++;
        return true;
    }

    private static Duration smaller(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /** Returns how much was tried, for a message, for example {@code tried 3 times in 12 seconds}. */
    public String summary() {
        long seconds = Duration.between(begin, timing.now()).toSeconds();
        return "tried " + made + (made == 1 ? " time" : " times") + " in " + seconds
                + (seconds == 1 ? " second" : " seconds");
    }
}
