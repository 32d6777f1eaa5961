package io.chartwright.standin;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/** The tables of the stand-in. */
final class Database implements AutoCloseable {
    /** Any number, the same in each pod: two that start together must not create the tables at the same time. */
    private static final long START_LOCK = 7_310_573_201_964L;

    private final Pool pool;

    Database(Pool pool) {
        this.pool = pool;
    }

    /** Creates what is missing, and opens the smallest number of connections. */
    void prepare() throws SQLException {
        pool.run(connection -> {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute("SELECT pg_advisory_xact_lock(" + START_LOCK + ")");
                statement.execute(
                        "CREATE TABLE IF NOT EXISTS standin_state (id text PRIMARY KEY, content text NOT NULL)");
                connection.commit();
            } finally {
                connection.setAutoCommit(true);
            }
            return true;
        });
        pool.fill();
    }

    /** Asks the database for an answer. */
    boolean answers() throws SQLException {
        return pool.run(connection -> {
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("SELECT 1")) {
                return rows.next();
            }
        });
    }

    void put(String id, String content) throws SQLException {
        pool.run(connection -> {
            try (PreparedStatement statement = prepared(
                    connection,
                    "INSERT INTO standin_state (id, content) VALUES (?, ?)"
                            + " ON CONFLICT (id) DO UPDATE SET content = EXCLUDED.content")) {
                statement.setString(1, id);
                statement.setString(2, content);
                return statement.executeUpdate();
            }
        });
    }

    Optional<String> get(String id) throws SQLException {
        return pool.run(connection -> {
            try (PreparedStatement statement = prepared(connection, "SELECT content FROM standin_state WHERE id = ?")) {
                statement.setString(1, id);
                try (ResultSet rows = statement.executeQuery()) {
                    return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
                }
            }
        });
    }

    @Override
    public void close() {
        pool.close();
    }

    private static PreparedStatement prepared(Connection connection, String sql) throws SQLException {
        return connection.prepareStatement(sql);
    }
}
