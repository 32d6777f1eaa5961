package io.chartwright.e2e;

import io.chartwright.e2e.Caller.Way;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

/** Steady load on the tiers of a release, through the node's ports on 127.0.0.1. */
final class Load {
    // For each tier, with keep-alive and again without: one that waits for its answer must not stop all.
    private static final int CALLERS = 4;

    private Load() {}

    /** Asks both tiers until it is stopped; the rate is that of both together, in requests a second. */
    static Running start(NodeRelease release, int rate) {
        return start(release, rate, List.of("player", "runtime"));
    }

    /** Asks some tiers until it is stopped; the rate is that of all together, in requests a second. */
    static Running start(NodeRelease release, int rate, List<String> tiers) {
        Map<String, Integer> ports = new LinkedHashMap<>();
        for (String tier : tiers) {
            awaitAnswer(release, tier);
            ports.put(tier, release.service(tier).at("/spec/ports/0/nodePort").asInt());
        }
        return start(ports, rate);
    }

    /** Asks tiers at ports of the node, which answer already, until it is stopped. */
    static Running start(Map<String, Integer> ports, int rate) {
        List<Caller> callers = new ArrayList<>();
        long pauseNanos = 1_000_000_000L * ports.size() * 2 * CALLERS / rate;
        ports.forEach((tier, port) -> {
            for (int i = 0; i < 2 * CALLERS; i++) {
                Way way = new Way(tier, port, i % 2 == 0, pauseNanos);
                // Other load may go on at the same time, with states in the same database.
                callers.add(new Caller(way, "load-" + port + "-" + i, page()));
            }
        });
        return new Running(callers, pauseNanos);
    }

    /**
     * Waits until the node leads to a tier's pods: kube-proxy hears of a Service's first ready pod up to a second after the
     * API server does, and refuses connections until then. Asks at the load balancer's address, which it opens together
     * with the port: a refused connection to the port itself would stay in the node's table for two minutes, and a request
     * from the same port of a client would be refused for it.
     */
    private static void awaitAnswer(NodeRelease release, String tier) {
        Cluster.await("an answer of the " + tier, () -> {
            try {
                return Http.get(release.address(tier) + "/").statusCode() > 0;
            } catch (UncheckedIOException e) {
                return false;
            }
        });
    }

    private static String page() {
        try {
            return Files.readString(NodeRelease.nodeFile("player.html"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Load that goes on. */
    static final class Running implements AutoCloseable {
        private final ExecutorService threads;
        private final List<Future<Outcome>> outcomes = new ArrayList<>();
        private final AtomicBoolean stops = new AtomicBoolean();
        private final long begin = System.nanoTime();

        private Running(List<Caller> callers, long pauseNanos) {
            threads = Executors.newFixedThreadPool(callers.size());
            for (Caller caller : callers) {
                // Not all at the same moment.
                long own = begin + pauseNanos * outcomes.size() / callers.size();
                outcomes.add(threads.submit(() -> caller.run(own, stops::get)));
            }
            threads.shutdown();
        }

        /** Returns for how long it has gone on. */
        double seconds() {
            return (System.nanoTime() - begin) / 1e9;
        }

        /** Goes on for a while. */
        void holdSeconds(double seconds) {
            try {
                Thread.sleep((long) (seconds * 1000));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError("interrupted under load", e);
            }
        }

        /** Ends it, after the answers to the requests that were sent. */
        Outcome stop() {
            stops.set(true);
            try {
                List<Outcome> parts = new ArrayList<>();
                for (Future<Outcome> outcome : outcomes) {
                    parts.add(outcome.get());
                }
                return Outcome.of(parts);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError("interrupted under load", e);
            } catch (ExecutionException e) {
                throw new AssertionError("a caller broke", e);
            }
        }

        @Override
        public void close() {
            stops.set(true);
            threads.shutdownNow();
        }
    }
}
