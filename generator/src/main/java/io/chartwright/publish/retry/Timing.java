package io.chartwright.publish.retry;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;

/** The clock, waiting and chance; given from outside, so that tests need not wait. */
public interface Timing {

    /** Returns the time. */
    Instant now();

    /** Waits. */
    void sleep(Duration pause) throws InterruptedException;

    /** Returns a random number, at least 0 and less than 1. */
    double random();

    /** Returns the machine's own. */
    static Timing system() {
        Clock clock = Clock.systemUTC();
        return new Timing() {
            @Override
            public Instant now() {
                return clock.instant();
            }

            @Override
            public void sleep(Duration pause) throws InterruptedException {
                Thread.sleep(pause.toMillis());
            }

            @Override
            public double random() {
                return ThreadLocalRandom.current().nextDouble();
            }
        };
    }
}
