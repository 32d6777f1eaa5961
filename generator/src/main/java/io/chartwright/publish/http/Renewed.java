package io.chartwright.publish.http;

import io.chartwright.publish.retry.Timing;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Something that grows old, such as a token: kept, and asked for again shortly before its end.
 *
 * @param <T> what it is
 */
public final class Renewed<T> implements Supplier<T> {

    private static final Duration EARLY = Duration.ofMinutes(2);

    private final Supplier<Expiring<T>> source;
    private final Timing timing;
    private @Nullable Expiring<T> current;

    /**
     * Something with an end.
     *
     * @param <T> what it is
     * @param value it
     * @param end when it is too old; {@link Instant#MAX} means never
     */
    public record Expiring<T>(T value, Instant end) {}

    /** Creates the keeper; the source is asked when the value is wanted first. */
    public Renewed(Supplier<Expiring<T>> source, Timing timing) {
        this.source = source;
        this.timing = timing;
    }

    @Override
    public synchronized T get() {
        Expiring<T> known = current;
        if (known == null || timing.now().plus(EARLY).isAfter(known.end())) {
            known = source.get();
            current = known;
        }
        return known.value();
    }
}
