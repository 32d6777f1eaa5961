package io.chartwright.publish;

import io.chartwright.publish.retry.Attempts;
import io.chartwright.publish.retry.Patience;
import io.chartwright.publish.retry.Timing;
import io.chartwright.publish.store.PublishException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Looks whether what was written reads as it was written, as clients read it.
 *
 * @param store as messages call it
 * @param timing the clock
 */
record ReadingBack(String store, Timing timing) {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    /** A cache between us and the store may give what was there before, for a moment. */
    private static final Duration TIME = Duration.ofSeconds(5);

    /**
     * Looks until everything is as it was written.
     *
     * @param unseen finds a file that is not, by its path
     * @param what was done with it, for a message, such as {@code was written}
     * @throws PublishException when a file stays otherwise
     */
    void check(Supplier<Optional<String>> unseen, String what) {
        Attempts attempts = new Patience(TIME, timing).attempts(FIRST_PAUSE, LONGEST_PAUSE);
        Optional<String> file = unseen.get();
        while (file.isPresent()) {
            if (!attempts.pause()) {
                throw new PublishException(store + "/" + file.get() + " " + what + ", but reads otherwise ("
                        + attempts.summary()
                        + "): something between here and the store gives old or damaged files; run it again");
            }
            file = unseen.get();
        }
    }
}
