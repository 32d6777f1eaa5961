package io.chartwright.standin;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/** Keeps connections open between uses, never more than a number. */
final class Pool implements AutoCloseable {
    private static final long TRUSTED_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
    private static final int CHECK_SECONDS = 2;

    private final DataSource source;
    private final Sizes sizes;
    private final Semaphore free;
    private final ConcurrentLinkedDeque<Idle> idle = new ConcurrentLinkedDeque<>();

    /** How many connections are kept and allowed, and how long to wait for one. */
    record Sizes(int least, int most, int waitSeconds) {}

    /** What is done with a connection. */
    interface Work<T> {
        T with(Connection connection) throws SQLException;
    }

    private record Idle(Connection connection, long since) {}

    Pool(DataSource source, Sizes sizes) {
        this.source = source;
        this.sizes = sizes;
        free = new Semaphore(sizes.most(), true);
    }

    /** Works with a connection; one that failed is not used again. */
    <T> T run(Work<T> work) throws SQLException {
        take();
        try {
            Connection connection = kept().orElse(null);
            if (connection == null) {
                connection = source.getConnection();
            }
            boolean good = false;
            try {
                T result = work.with(connection);
                good = true;
                return result;
            } finally {
                if (good) {
                    idle.addFirst(new Idle(connection, System.nanoTime()));
                } else {
                    close(connection);
                }
            }
        } finally {
            free.release();
        }
    }

    /** Opens connections up to the least number. */
    void fill() throws SQLException {
        List<Connection> opened = new ArrayList<>();
        for (int i = idle.size(); i < Math.min(sizes.least(), sizes.most()); i++) {
            opened.add(source.getConnection());
        }
        opened.forEach(connection -> idle.addLast(new Idle(connection, System.nanoTime())));
    }

    @Override
    public void close() {
        for (Idle next = idle.pollFirst(); next != null; next = idle.pollFirst()) {
            close(next.connection());
        }
    }

    private void take() throws SQLException {
        try {
            if (!free.tryAcquire(sizes.waitSeconds(), TimeUnit.SECONDS)) {
                throw new SQLException("all connections of the pool are in use", "08000");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("interrupted", "08000", e);
        }
    }

    /** Returns a connection that was open before and still answers. */
    private Optional<Connection> kept() throws SQLException {
        Idle next = idle.pollFirst();
        if (next == null) {
            return Optional.empty();
        }
        boolean fresh = System.nanoTime() - next.since() < TRUSTED_NANOS;
        if (fresh || next.connection().isValid(CHECK_SECONDS)) {
            return Optional.of(next.connection());
        }
        // One dead connection is a sign that the others are dead too; asking each would take long.
        close(next.connection());
        close();
        return Optional.empty();
    }

    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            // It is given up either way.
        }
    }
}
