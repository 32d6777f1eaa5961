package io.chartwright.publish;

import io.chartwright.publish.retry.Timing;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A clock that only goes when somebody sleeps, and then at once. */
public final class TestTiming implements Timing {

    private Instant now = Instant.parse("2026-01-02T03:04:05Z");
    private final List<Duration> pauses = new ArrayList<>();

    @Override
    public synchronized Instant now() {
        return now;
    }

    @Override
    public synchronized void sleep(Duration pause) {
        pauses.add(pause);
        now = now.plus(pause);
    }

    @Override
    public double random() {
        return 0.5;
    }

    /** Returns how long was slept, each time. */
    public synchronized List<Duration> pauses() {
        return List.copyOf(pauses);
    }
}
