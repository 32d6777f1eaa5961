package io.chartwright.e2e;

import io.chartwright.e2e.Caller.Way;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * What came of a load.
 *
 * @param nanos how long each request took that was answered rightly, from when it was due
 * @param failures each other request, by time
 * @param duration in nanoseconds
 */
record Outcome(List<Long> nanos, List<Failure> failures, long duration) {
    /**
     * A request that got no answer, or a wrong one.
     *
     * @param time when that was seen
     * @param tier who was asked
     * @param kind what it looked like: refused, cut, closed, timeout or answer
     * @param text what had been asked before, and what exactly happened
     */
    record Failure(Instant time, String tier, String kind, String text) {
        static Failure of(IOException error, Instant time, Way way, String before) {
            String text = before + ": " + error;
            return new Failure(time, way.tier(), kind(error), text);
        }

        private static String kind(IOException error) {
            if (error instanceof ConnectException) {
                return "refused";
            }
            if (error instanceof SocketException) {
                return "cut";
            }
            if (error instanceof EOFException) {
                return "closed";
            }
            if (error instanceof SocketTimeoutException) {
                return "timeout";
            }
            return error instanceof ProtocolException ? "answer" : "other";
        }
    }

    Outcome {
        nanos = nanos.stream().sorted().toList();
        failures = failures.stream().sorted(Comparator.comparing(Failure::time)).toList();
    }

    /** Adds up what several callers saw at the same time. */
    static Outcome of(List<Outcome> parts) {
        return new Outcome(
                parts.stream().flatMap(part -> part.nanos().stream()).toList(),
                parts.stream().flatMap(part -> part.failures().stream()).toList(),
                parts.stream().mapToLong(Outcome::duration).max().orElse(0));
    }

    /** Returns how many requests were sent. */
    int requests() {
        return nanos.size() + failures.size();
    }

    /** Returns how many requests were sent in a second. */
    double rate() {
        return requests() * 1e9 / duration;
    }

    /** Returns the milliseconds within which so much of a hundred of the good answers came. */
    double millis(double percent) {
        int index = (int) Math.ceil(nanos.size() * percent / 100) - 1;
        return nanos.isEmpty() ? 0 : nanos.get(Math.max(0, index)) / 1e6;
    }

    /** Returns the failures of one tier. */
    List<Failure> failures(String tier) {
        return failures.stream().filter(failure -> failure.tier().equals(tier)).toList();
    }

    @Override
    public String toString() {
        return "%d requests, %.0f a second, %d failed, p50 %.1f ms, p99 %.1f ms, longest %.0f ms"
                .formatted(requests(), rate(), failures.size(), millis(50), millis(99), millis(100));
    }
}
