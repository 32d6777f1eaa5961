package io.chartwright.e2e;

import io.chartwright.e2e.Connection.Request;
import io.chartwright.e2e.Outcome.Failure;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Sends requests to one tier at a steady rate, one after the other. It never sends one again, so that each failure is
 * seen; that is why it does not use the JDK's client, which repeats a GET whose connection was closed.
 */
final class Caller {
    private static final String HEALTHY = "healthy\n";

    private final Way way;
    private final String name;
    private final String page;
    private final List<Long> nanos = new ArrayList<>();
    private final List<Failure> failures = new ArrayList<>();
    private long due;
    private int served;
    private int sent;
    private int turn;
    private String state = "";

    /**
     * How requests get to a tier.
     *
     * @param tier who is asked
     * @param port the node's port
     * @param keepAlive whether one connection serves many requests
     * @param pauseNanos from the start of one request to the start of the next
     */
    record Way(String tier, int port, boolean keepAlive, long pauseNanos) {}

    /** It keeps its states under its name; the player must answer with the page. */
    Caller(Way way, String name, String page) {
        this.way = way;
        this.name = name;
        this.page = page;
    }

    /** Sends requests until it is to stop, beginning at a time of {@link System#nanoTime}. */
    Outcome run(long begin, BooleanSupplier stops) throws InterruptedException {
        due = begin;
        while (!stops.getAsBoolean()) {
            served = 0;
            try {
                overOneConnection(stops);
            } catch (IOException e) {
                failures.add(Failure.of(e, Instant.now(), way, described()));
                turn = 0;
                due += way.pauseNanos();
            }
        }
        return new Outcome(nanos, failures, System.nanoTime() - begin);
    }

    private void overOneConnection(BooleanSupplier stops) throws IOException, InterruptedException {
        sleepUntilDue();
        try (Connection connection = new Connection(way.port())) {
            boolean stays = true;
            while (stays) {
                sleepUntilDue();
                stays = connection.ask(next(), way.keepAlive()) && !stops.getAsBoolean();
                // From when it was due: a request that had to wait for the one before was slow as well.
                nanos.add(System.nanoTime() - due);
                served++;
                turn++;
                due += way.pauseNanos();
            }
        }
    }

    private String described() {
        return "%d requests before on this connection, keep-alive %b, %d ms"
                .formatted(served, way.keepAlive(), TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - due));
    }

    private Request next() {
        sent++;
        if (way.tier().equals("player")) {
            return Request.get("/", page);
        }
        String path = "/api/state/" + name;
        return switch (turn % 4) {
            case 0 -> {
                state = "state " + sent;
                yield Request.put(path, state);
            }
            case 1, 2 -> Request.get(path, state);
            default -> Request.get("/api/health", HEALTHY);
        };
    }

    private void sleepUntilDue() throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
    }
}
